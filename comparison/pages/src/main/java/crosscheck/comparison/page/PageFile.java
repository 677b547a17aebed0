package crosscheck.comparison.page;

import crosscheck.data.AtomicFile;
import crosscheck.data.Sha256;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapperBuilder;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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

    /** Writes a page. */
    public static void write(Page page, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            write(page, out);
        }
    }

    private static void write(Page page, OutputStream out) throws IOException {
        Template template = TEMPLATES.getTemplate("page.ftlh");
        String library = library();
        String script = resource("charts.js");
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        try {
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
            writer.flush();
        } catch (TemplateException e) {
            throw new IllegalStateException("the page's template fails: " + e.getMessage(), e);
        }
    }

    /**
     * Writes a page in the place of an older one; whoever looks meanwhile sees one or the other.
     *
     * @param file to be made, or replaced when all is written; its folder exists
     * @throws IOException if the file cannot be written
     */
    public static void replace(Page page, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString(), null, "there is no such folder");
        }
        AtomicFile.write(file, out -> write(page, out));
    }

    /** A script as the content security policy names it: the browser runs no other. */
    private static String source(String script) {
        byte[] digest = Sha256.newDigest().digest(script.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
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
