package crosscheck.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.Dataset;
import crosscheck.data.Seeds;
import crosscheck.data.digits.DrawnDigits;
import crosscheck.dl4j.CnnConfiguration;
import crosscheck.dl4j.Dl4jNetwork;
import crosscheck.dl4j.MlpConfiguration;
import crosscheck.dl4j.MlpConfiguration.Dropout;
import crosscheck.dl4j.MlpConfiguration.OutputLoss;
import crosscheck.dl4j.NetworkConfiguration;
import crosscheck.dl4j.ParameterName;
import crosscheck.dl4j.Updating;
import crosscheck.dl4j.dashboard.Dashboard;
import crosscheck.dl4j.dashboard.Dashboards;
import crosscheck.dl4j.runtime.NativeRuntime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;

class LoopbackDashboardTest {
    private static final Dataset DIGITS = DrawnDigits.draw(40, 10, 1).train();
    private static final List<String> PAGES =
            List.of("/train/overview", "/train/model", "/train/system");
    private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"");

    private static final Pattern SCORES = Pattern.compile("\"scores\" : \\[ \\d");

    private Set<String> before;
    private Dashboard dashboard;
    private int port;

    @BeforeAll
    static void startNativeRuntime() {
        NativeRuntime.start(1);
    }

    @BeforeEach
    void open() throws IOException {
        before = temporaryFiles();
        dashboard = Dashboards.find().orElseThrow().open(0, 1);
        port = URI.create(dashboard.address()).getPort();
    }

    @AfterEach
    void close() {
        dashboard.close();
    }

    private static Set<String> temporaryFiles() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (Stream<Path> files = Files.list(temporary)) {
            Set<String> names = new TreeSet<>();
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("DL4JUI_") || name.startsWith("crosscheck-ui-"))
                    .forEach(names::add);
            return names;
        }
    }

    // ---- where it listens --------------------------------------------------------------------

    @Test
    void listensAtTheLoopbackAddressOnly() throws IOException {
        List<String> addresses = Listening.addresses(port);
        assertFalse(addresses.isEmpty());
        String v4 = "0100007F";
        String v4InV6 = "0000000000000000FFFF00000100007F";
        assertTrue(
                addresses.stream().allMatch(a -> a.equals(v4) || a.equals(v4InV6)),
                addresses.toString());
        assertTrue(Listening.accepts(InetAddress.getByName("127.0.0.1"), port));
        int checked = 0;
        for (InetAddress other : Listening.otherAddresses()) {
            assertFalse(Listening.accepts(other, port), other + " is listened at too");
            checked++;
        }
        assertTrue(checked >= 2, "only " + checked);
    }

    @Test
    void nobodyListensAndNothingIsLeftAfterwards() throws IOException {
        dashboard.close();
        assertEquals(List.of(), Listening.addresses(port));
        assertEquals(before, temporaryFiles());
        dashboard = Dashboards.find().orElseThrow().open(port, 1); // and it can be opened again
        assertEquals(200, Http.get(port, "/train/overview").status());
    }

    @Test
    void portThatIsTakenIsToldInASentence() {
        IOException e =
                assertThrows(
                        IOException.class, () -> Dashboards.find().orElseThrow().open(port, 1));
        assertTrue(
                e.getMessage().startsWith("the dashboard cannot listen at 127.0.0.1:" + port),
                e.getMessage());
        assertTrue(e.getMessage().endsWith("give another --ui-port"), e.getMessage());
    }

    // ---- what it shows -----------------------------------------------------------------------

    @Test
    void pagesAnswerWithWhatTheyNeed() throws IOException {
        Set<String> missing = new TreeSet<>();
        int assets = 0;
        for (String page : PAGES) {
            Http answer = Http.get(port, page);
            assertEquals(200, answer.status(), page);
            assertTrue(answer.head().contains("content-type: text/html"), answer.head());
            Matcher asset = ASSET.matcher(answer.body());
            while (asset.find()) {
                if (Http.get(port, asset.group(1)).status() != 200) {
                    missing.add(asset.group(1).replaceFirst("/assets/webjars/([^/]+)/.*", "$1"));
                }
                assets++;
            }
        }
        assertTrue(assets > 50, "only " + assets);
        // for old browsers, for calendars and messages that no page of a training has
        assertEquals(
                Set.of(
                        "excanvas",
                        "fullcalendar",
                        "github-com-jboesch-Gritter",
                        "jquery-migrate",
                        "jquery-ui",
                        "modernizr"),
                missing);
    }

    @Test
    void scriptsWithKnownHolesAreServedAsLaterReleases() throws IOException {
        String jquery = Http.get(port, "/assets/webjars/jquery/3.4.1/dist/jquery.min.js").body();
        assertTrue(jquery.startsWith("/*! jQuery v3.7.1"), jquery.substring(0, 40));
        String bootstrap =
                Http.get(port, "/assets/webjars/bootstrap/4.3.1/dist/js/bootstrap.min.js").body();
        assertTrue(bootstrap.contains("Bootstrap v4.6.2"));
    }

    @Test
    void trainingIsShownWhileItGoesOn() throws IOException, InterruptedException {
        try (Dl4jNetwork network = new Dl4jNetwork(mlp(DataType.FLOAT))) {
            drawWeights(network);
            network.addListener(dashboard.listener());
            String data = "";
            for (int step = 0; step < 300 && !SCORES.matcher(data).find(); step++) {
                network.step(DIGITS, new int[] {step % 40, 7});
                Thread.sleep(20); // the server takes up reports twice a second
                data = Http.get(port, "/train/overview/data").body();
            }
            assertTrue(
                    SCORES.matcher(data).find(), data.substring(0, Math.min(500, data.length())));
        }
    }

    // ---- what it refuses ---------------------------------------------------------------------

    @Test
    void onlyPagesOfATrainingAreServedAndOnlyToThisHost() throws IOException {
        List<String> refused =
                List.of(
                        "POST /train/overview",
                        "PUT /train/overview",
                        "POST /remoteReceive",
                        "GET /remoteReceive",
                        "POST /tsne/upload",
                        "GET /tsne",
                        "GET /samediff",
                        "GET /activations",
                        "GET /assets/../assets/css/style.css",
                        "GET /assets/webjars/../../../assets/x",
                        "GET /assets/%2e%2e/%2e%2e/etc/passwd",
                        "GET /assets//etc/passwd",
                        "GET /assets/..%2f..%2fetc%2fpasswd",
                        "GET /train/<script>");
        for (String request : refused) {
            int status = Http.send(port, request, "127.0.0.1:" + port).status();
            assertTrue(status == 403 || status == 400, request + " gives " + status);
        }
        for (String host : List.of("evil.example", "evil.example:" + port, "10.0.0.1", "")) {
            assertEquals(403, Http.send(port, "GET /train/overview", host).status(), host);
        }
        Http answer = Http.send(port, "GET /train/overview", "localhost:" + port);
        assertEquals(200, answer.status());
        assertTrue(answer.head().toLowerCase().contains("x-frame-options: deny"), answer.head());
    }

    // ---- what it does not change -------------------------------------------------------------

    private static void drawWeights(Dl4jNetwork network) {
        for (ParameterName name : network.parameterNames()) {
            if (name.name().equals("W")) {
                Random random = Seeds.generator(1, Seeds.Stream.WEIGHTS, name.layer());
                double[] values = network.parameter(name.layer(), "W");
                Arrays.setAll(values, i -> 0.1 * random.nextGaussian());
                network.setParameter(name.layer(), "W", values);
            }
        }
    }

    private static NetworkConfiguration mlp(DataType dataType) {
        return new MlpConfiguration(
                784,
                List.of(12),
                Activation.TANH,
                10,
                OutputLoss.SOFTMAX_CROSS_ENTROPY,
                new Dropout(0.25, (layer, step, rate) -> index -> (index + step) % 4 != 0),
                Updating.sgd(0.1),
                dataType);
    }

    private static NetworkConfiguration lenet(DataType dataType) {
        return new CnnConfiguration(
                DIGITS.shape(),
                CnnConfiguration.LENET,
                10,
                (layer, step, rate) -> index -> true,
                Updating.sgd(0.1),
                dataType);
    }

    @Test
    void trainingHasTheSameBitsWhetherItIsShownOrNot() {
        int checked = 0;
        for (DataType dataType : List.of(DataType.FLOAT, DataType.DOUBLE)) {
            for (NetworkConfiguration configuration : List.of(mlp(dataType), lenet(dataType))) {
                List<double[]> alone = trained(configuration, false);
                List<double[]> shown = trained(configuration, true);
                assertEquals(alone.size(), shown.size());
                for (int i = 0; i < alone.size(); i++) {
                    assertArrayEquals(alone.get(i), shown.get(i));
                }
                checked++;
            }
        }
        assertEquals(4, checked);
    }

    private List<double[]> trained(NetworkConfiguration configuration, boolean shown) {
        try (Dl4jNetwork network = new Dl4jNetwork(configuration)) {
            drawWeights(network);
            if (shown) {
                network.addListener(dashboard.listener());
            }
            List<double[]> numbers = new ArrayList<>();
            for (int step = 0; step < 12; step++) {
                int[] rows = {step, step + 5, step + 11};
                numbers.add(new double[] {network.step(DIGITS, rows)});
            }
            for (ParameterName name : network.parameterNames()) {
                numbers.add(network.parameter(name.layer(), name.name()));
            }
            return numbers;
        }
    }
}
