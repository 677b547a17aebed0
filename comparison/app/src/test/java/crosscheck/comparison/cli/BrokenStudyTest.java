package crosscheck.comparison.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Databases that are no studies, or are broken: one sentence, exit code 4, nothing changed. */
class BrokenStudyTest {
    @TempDir private Path home;

    /** Does something to a database that is a study. */
    @FunctionalInterface
    private interface Breakage {
        void breakFile(Path database) throws IOException, SQLException;
    }

    private static Breakage sql(String... statements) {
        return database -> {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                    Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
        };
    }

    private static Map<String, Breakage> gallery() {
        Map<String, Breakage> gallery = new LinkedHashMap<>();
        gallery.put("a text", file -> Files.writeString(file, "no database at all".repeat(100)));
        gallery.put("nothing", file -> Files.write(file, new byte[0]));
        gallery.put("half of it", file -> truncate(file, Files.size(file) / 2));
        gallery.put("noise after the header", BrokenStudyTest::addNoise);
        gallery.put("a newer version", sql("PRAGMA user_version = 99"));
        gallery.put("an unknown version", sql("PRAGMA user_version = -1"));
        gallery.put("another program's", sql("PRAGMA application_id = 7"));
        gallery.put("no description", sql("DELETE FROM studies"));
        gallery.put("no JSON", sql("UPDATE studies SET spec = 'x'"));
        gallery.put("an empty description", sql("UPDATE studies SET spec = '{}'"));
        gallery.put(
                "seeds that are none",
                sql("UPDATE studies SET spec = replace(spec, '\"seeds\":1', '\"seeds\":0')"));
        gallery.put(
                "an engine that is none",
                sql("UPDATE studies SET spec = replace(spec, '[\"fast\"]', '[\"faster\"]')"));
        gallery.put("no trials", sql("PRAGMA foreign_keys = off", "DROP TABLE trials"));
        gallery.put(
                "a state that is none",
                sql("UPDATE trials SET state = 'asleep', objective = NULL WHERE number = 1"));
        gallery.put("a time that is none", sql("UPDATE attempts SET began = 'yesterday'"));
        return gallery;
    }

    private static void truncate(Path file, long size) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(size);
        }
    }

    private static void addNoise(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        byte[] noise = new byte[bytes.length - 100];
        new Random(1).nextBytes(noise);
        System.arraycopy(noise, 0, bytes, 100, noise.length);
        Files.write(file, bytes);
    }

    private Cli sweep(Path studies, String options) {
        List<String> all = new ArrayList<>(List.of("sweep"));
        all.addAll(List.of(options.split(" ")));
        all.addAll(List.of("--quiet", "--studies", studies.toString()));
        return Cli.run(home.resolve("cache"), all.toArray(String[]::new));
    }

    private static void assertRefused(Cli cli, String what) {
        assertEquals(ExitCode.INVALID_INPUT, cli.exitCode(), what + ": " + cli.err() + cli.out());
        assertEquals(1, cli.err().lines().count(), what + ": " + cli.err());
        assertTrue(cli.err().startsWith("crosscheck: "), what + ": " + cli.err());
        assertTrue(cli.err().contains("study"), what + ": " + cli.err());
        assertEquals("", cli.out(), what);
    }

    @Test
    void everyCommandRefusesThemAndChangesNothing() throws Exception {
        Path good = home.resolve("good");
        Cli made = sweep(good, "--data iris --epochs 1 --vary hidden=2,3 --sampler grid --name a");
        assertEquals(ExitCode.OK, made.exitCode(), made.err());
        List<Executable> cases = new ArrayList<>();
        for (Map.Entry<String, Breakage> broken : gallery().entrySet()) {
            Path folder = home.resolve(broken.getKey().replace(' ', '-'));
            Path file = Files.createDirectories(folder.resolve("a")).resolve("study.db");
            Files.copy(good.resolve("a").resolve("study.db"), file);
            broken.getValue().breakFile(file);
            byte[] before = Files.readAllBytes(file);
            for (String command :
                    List.of("--resume a", "show a", "best a", "report a", "export json a")) {
                String what = command + " of " + broken.getKey();
                Cli cli = sweep(folder, command);
                byte[] after = Files.readAllBytes(file);
                boolean page = Files.exists(file.resolveSibling("report.html"));
                cases.add(() -> assertRefused(cli, what));
                cases.add(() -> assertArrayEquals(before, after, what));
                cases.add(() -> assertFalse(page, what));
            }
            Cli list = sweep(folder, "list");
            cases.add(() -> assertEquals(ExitCode.OK, list.exitCode(), list.err()));
            cases.add(() -> assertTrue(list.err().contains("study"), list.err()));
        }
        assertEquals(15 * (5 * 3 + 2), cases.size());
        assertAll(cases);
    }

    @Test
    void noStudyIsMadeWhereSomethingElseIs() throws Exception {
        Map<String, Breakage> others = new LinkedHashMap<>();
        others.put("text", file -> Files.writeString(file, "no database at all".repeat(100)));
        others.put("table", sql("CREATE TABLE own (number INTEGER)"));
        others.put("application", sql("PRAGMA application_id = 7"));
        others.put("folder", Files::createDirectory);
        List<Executable> cases = new ArrayList<>();
        for (Map.Entry<String, Breakage> other : others.entrySet()) {
            Path folder = home.resolve(other.getKey());
            Path file = Files.createDirectories(folder.resolve("a")).resolve("study.db");
            other.getValue().breakFile(file);
            byte[] before = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
            Cli cli = sweep(folder, "--data iris --vary hidden=2 --name a");
            byte[] after = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
            cases.add(() -> assertRefused(cli, other.getKey()));
            cases.add(() -> assertArrayEquals(before, after, other.getKey()));
        }
        Files.writeString(home.resolve("file"), "no folder");
        Cli cli = sweep(home.resolve("file"), "--data iris --vary hidden=2 --name a");
        cases.add(() -> assertRefused(cli, "a file in the place of the folder"));
        cases.add(() -> assertTrue(cli.err().contains("--studies"), cli.err()));
        assertEquals(10, cases.size());
        assertAll(cases);
    }

    @Test
    void folderThatCannotBeWrittenIsTold() throws IOException {
        Path studies = Files.createDirectory(home.resolve("studies"));
        assertTrue(studies.toFile().setWritable(false));
        try {
            assumeFalse(Files.isWritable(studies), "the administrator writes everywhere");
            Cli cli = sweep(studies, "--data iris --vary hidden=2 --name a");
            assertRefused(cli, "a folder that cannot be written");
            assertTrue(cli.err().contains("--studies"), cli.err());
        } finally {
            assertTrue(studies.toFile().setWritable(true));
        }
    }
}
