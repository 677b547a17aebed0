package crosscheck.comparison.sweep.sampler;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.deeplearning4j.arbiter.optimize.api.data.DataProvider;
import org.deeplearning4j.arbiter.optimize.api.data.DataSource;
import org.deeplearning4j.arbiter.optimize.api.score.ScoreFunction;

/** Tells Arbiter's generators the direction of scores; it measures nothing, since trials do. */
final class LargerIsBetter implements ScoreFunction {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean minimize() {
        return false;
    }

    @Override
    @SuppressWarnings("deprecation") // the interface has it
    public double score(Object model, DataProvider data, Map<String, Object> parameters) {
        throw new UnsupportedOperationException("trials are scored by those who run them");
    }

    @Override
    public double score(Object model, Class<? extends DataSource> data, Properties properties) {
        throw new UnsupportedOperationException("trials are scored by those who run them");
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
