package crosscheck.comparison.cli;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.deeplearning4j.arbiter.optimize.api.data.DataProvider;
import org.deeplearning4j.arbiter.optimize.api.data.DataSource;
import org.deeplearning4j.arbiter.optimize.api.score.ScoreFunction;

/** Tells Arbiter that larger scores are better; what a score is, the tasks say. */
final class Larger implements ScoreFunction {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean minimize() {
        return false;
    }

    @Override
    @SuppressWarnings("deprecation") // the interface has it
    public double score(Object model, DataProvider data, Map<String, Object> parameters) {
        return 0;
    }

    @Override
    public double score(Object model, Class<? extends DataSource> data, Properties properties) {
        return 0;
    }

    @Override
    public List<Class<?>> getSupportedModelTypes() {
        return List.of();
    }

    @Override
    public List<Class<?>> getSupportedDataTypes() {
        return List.of();
    }
}
