package crosscheck.comparison.bench.shipped;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How the Java machine of a lane is started.
 *
 * <p>That of {@link LaneKind#SHIPPED} gets no option but the class path, and none of the variables
 * with which Java, OpenMP, the matrix library or ND4J could be tuned. Where the class path has
 * ND4J's plain native library, the one that a project with {@code nd4j-native-platform} gets, it
 * has no other. That of {@link LaneKind#TUNED} gets this machine's own options.
 */
public record LaneCommandLine(LaneKind side, String mainClass, List<String> arguments) {
    private static final Pattern TUNES =
            Pattern.compile(
                    "(OMP|GOMP|KMP|MKL|OPENBLAS|GOTO|BLIS|DNNL|ONEDNN|ND4J|DL4J|SD|LIBND4J)_.*"
                            + "|BACKEND_PRIORITY_.*|_?JAVA_(TOOL_)?OPTIONS|JDK_JAVA_OPTIONS");
    private static final Pattern NATIVE_LIBRARY =
            Pattern.compile("nd4j-native-\\d[^/\\\\]*-(linux|macosx|windows)-[^/\\\\]*\\.jar");
    private static final Pattern ONE_OF_SEVERAL = Pattern.compile(".*-(onednn|avx2|avx512)\\.jar");

    public LaneCommandLine {
        arguments = List.copyOf(arguments);
    }

    /** A process that was not started yet. */
    ProcessBuilder builder() {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin/java");
        command.addAll(javaOptions());
        command.add("-cp");
        String own = System.getProperty("java.class.path");
        command.add(side == LaneKind.SHIPPED ? shippedClassPath(own) : own);
        command.add(mainClass);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        if (side == LaneKind.SHIPPED) {
            builder.environment().keySet().retainAll(untuned(builder.environment()).keySet());
        }
        return builder;
    }

    /** The options of the Java machine, without the class path; none as shipped. */
    public List<String> javaOptions() {
        return side == LaneKind.SHIPPED
                ? List.of()
                : ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .filter(option -> !option.startsWith("-javaagent"))
                        .toList();
    }

    /** The variables that do not tune anything. */
    static Map<String, String> untuned(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(entry -> !TUNES.matcher(entry.getKey()).matches())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The class path with the plain native library alone, if it has that one. */
    static String shippedClassPath(String classPath) {
        List<String> entries = Arrays.asList(classPath.split(File.pathSeparator));
        boolean hasPlain = entries.stream().anyMatch(entry -> isNative(entry) && !isSpecial(entry));
        return entries.stream()
                .filter(entry -> !(hasPlain && isNative(entry) && isSpecial(entry)))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean isNative(String entry) {
        return NATIVE_LIBRARY.matcher(new File(entry).getName()).matches();
    }

    private static boolean isSpecial(String entry) {
        return ONE_OF_SEVERAL.matcher(new File(entry).getName()).matches();
    }
}
