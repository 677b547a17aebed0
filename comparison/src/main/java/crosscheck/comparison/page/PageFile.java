package crosscheck.comparison.page;

import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapperBuilder;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;

/** Writes a {@link Page} as one HTML file that needs no other. */
public final class PageFile {
    private static final String LIBRARY_PROPERTIES =
            "/META-INF/maven/org.webjars/echarts/pom.properties";
    private static final Configuration TEMPLATES = templates();

    private PageFile() {}

    private static Configuration templates() {
        Configuration templates = new Configuration(Configuration.VERSION_2_3_34);
        templates.setClassForTemplateLoading(PageFile.class, "");
        templates.setDefaultEncoding(StandardCharsets.UTF_8.name());
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        templates.setLogTemplateExceptions(false);
        templates.setObjectWrapper(
                new DefaultObjectWrapperBuilder(Configuration.VERSION_2_3_34).build());
        return templates;
    }

    /**
     * Writes a page.
     *
     * @param page its content
     * @param file to be made
     * @throws IOException if the file cannot be written
     */
    public static void write(Page page, Path file) throws IOException {
        Template template = TEMPLATES.getTemplate("page.ftlh");
        String library = library();
        String script = resource("charts.js");
        try (Writer writer = Files.newBufferedWriter(file)) {
            template.process(
                    Map.of(
                            "page",
                            page,
                            "charts",
                            new ChartText(),
                            "style",
                            resource("page.css"),
                            "library",
                            library,
                            "script",
                            script,
                            "scriptSources",
                            source(library) + " " + source(script)),
                    writer);
        } catch (TemplateException e) {
            throw new IllegalStateException("the page's template fails: " + e.getMessage(), e);
        }
    }

    /**
     * Writes a page in the place of an older one; whoever looks meanwhile sees one or the other.
     *
     * @param page its content
     * @param file to be made, or replaced when all is written; its folder exists
     * @throws IOException if the file cannot be written
     */
    public static void replace(Page page, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString(), null, "there is no such folder");
        }
        Path partial = Files.createTempFile(folder, ".report-", ".html");
        try {
            write(page, partial);
            openToOthers(partial);
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** Temporary files are their owner's alone, pages are not. */
    private static void openToOthers(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    /** A script as the content security policy names it: the browser runs no other. */
    private static String source(String script) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(script.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String library() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = PageFile.class.getResourceAsStream(LIBRARY_PROPERTIES)) {
            properties.load(in);
        }
        return resource(
                "/META-INF/resources/webjars/echarts/%s/echarts.min.js"
                        .formatted(properties.getProperty("version")));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = PageFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program was packed without " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What the template asks of charts. */
    public static final class ChartText {
        private ChartText() {}

        /**
         * The JSON of a chart, for a script element.
         *
         * @param chart lines or bars
         * @return text that cannot end the element
         * @throws IllegalArgumentException if the chart is drawn without a script
         */
        public String json(Chart chart) {
            if (chart instanceof XyChart xy) {
                return ChartJson.of(xy);
            }
            if (chart instanceof BarChart bar) {
                return ChartJson.of(bar);
            }
            throw new IllegalArgumentException(chart.kind() + " needs no script");
        }
    }
}
