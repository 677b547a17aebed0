package crosscheck.comparison.bench.shipped;

import com.fasterxml.jackson.databind.ObjectMapper;
import crosscheck.comparison.runfolder.ResidentMemory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** A lane in a Java machine of its own, and this program's end of its streams. */
public final class LaneProcess implements AutoCloseable {
    private static final long SECONDS_TO_END = 10;

    private final ObjectMapper mapper = new ObjectMapper();
    private final LaneCommandLine command;
    private final Path errors;
    private final Process process;
    private final BufferedReader answers;
    private final PrintStream questions;
    private final LaneFacts facts;

    /**
     * Starts a lane and waits until it is ready.
     *
     * @throws IOException if it does not start, or ends before it is ready
     */
    public LaneProcess(LaneCommandLine command) throws IOException {
        this.command = command;
        this.errors = Files.createTempFile("crosscheck-lane-", ".log");
        this.process = command.builder().redirectError(errors.toFile()).start();
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.questions = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        try {
            this.facts = answer(LaneFacts.class);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** What the lane runs on. */
    public LaneFacts facts() {
        return facts;
    }

    /** How the lane was started; the options of its Java machine, without the class path. */
    public List<String> javaOptions() {
        return command.javaOptions();
    }

    /**
     * Has the lane train for an epoch and evaluate.
     *
     * @param epoch 0 for the first
     * @throws IOException if it ended before it answered
     */
    public Turn turn(int epoch) throws IOException {
        questions.println(epoch);
        return answer(Turn.class);
    }

    /** The most memory that the lane had so far; in MiB; empty where the system does not tell. */
    public OptionalLong peakResidentMebibytes() {
        return ResidentMemory.peakMebibytes(process.pid());
    }

    private <T> T answer(Class<T> type) throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException(
                    "DL4J " + command.side().title() + " ended before it was done: " + lastError());
        }
        return mapper.readValue(line, type);
    }

    private String lastError() throws IOException {
        List<String> lines = Files.readAllLines(errors);
        return lines.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("Try '"))
                .reduce((first, second) -> second)
                .orElse("it said nothing");
    }

    /** Ends the lane. */
    @Override
    public void close() {
        questions.close(); // the lane ends when its input does
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Files.deleteIfExists(errors);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + errors, e);
        }
    }
}
