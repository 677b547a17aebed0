package crosscheck.comparison.bench.shipped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import crosscheck.data.MiniBatches;
import crosscheck.data.Split;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A lane's end of its streams. It writes a line of JSON with its {@link LaneFacts}; then it reads
 * lines, each the number of an epoch, trains for that epoch, and answers with a {@link Turn}, until
 * there are no more.
 */
public final class LaneServer {
    /** The number of losses of each epoch that are handed over. */
    static final int FIRST_STEPS = 5;

    private final ObjectMapper mapper = new ObjectMapper();
    private final Lane lane;
    private final Split split;
    private final MiniBatches order;

    /**
     * A server that has not begun.
     *
     * @param lane that trains; the caller closes it
     */
    public LaneServer(Lane lane, Split split, MiniBatches order) {
        this.lane = lane;
        this.split = split;
        this.order = order;
    }

    /**
     * Serves until the input ends.
     *
     * @param out a line of JSON for each
     * @throws IOException if the input cannot be read
     */
    public void run(BufferedReader in, PrintStream out) throws IOException {
        out.println(json(LaneFacts.of(lane)));
        out.flush();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.println(json(turn(Integer.parseInt(line.strip()))));
            out.flush();
        }
    }

    private Turn turn(int epoch) {
        List<int[]> batches = new ArrayList<>();
        order.epoch(epoch).forEach(batches::add);
        long begin = System.nanoTime();
        double[] losses = lane.epoch(split.train(), batches);
        long trained = System.nanoTime();
        double accuracy = lane.accuracyFraction(split.test());
        long evaluated = System.nanoTime();
        return new Turn(
                (trained - begin) / 1e9,
                (evaluated - trained) / 1e9,
                Arrays.stream(losses).average().orElseThrow(),
                Arrays.stream(losses).limit(FIRST_STEPS).boxed().toList(),
                accuracy);
    }

    private String json(Record value) throws JsonProcessingException {
        return mapper.writeValueAsString(value);
    }
}
