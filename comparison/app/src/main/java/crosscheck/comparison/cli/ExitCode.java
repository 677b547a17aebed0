package crosscheck.comparison.cli;

/** What the program's exit code says. */
final class ExitCode {
    static final int OK = 0;
    static final int UNEXPECTED = 1;
    static final int USAGE = 2;
    static final int CHECK_FAILED = 3;
    static final int INVALID_INPUT = 4;
    static final int DIVERGED = 5;
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
