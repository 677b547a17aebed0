package crosscheck.data.folder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.InvalidDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is read here: files are empty. */
class PictureFolderTest {
    @TempDir private Path home;

    /** Makes empty files, with the folders above them; a name that ends in a slash is a folder. */
    private Path make(String folder, String... names) throws IOException {
        Path root = Files.createDirectories(home.resolve(folder));
        for (String name : names) {
            Path path = root.resolve(name);
            if (name.endsWith("/")) {
                Files.createDirectories(path);
            } else {
                Files.createDirectories(path.getParent());
                Files.createFile(path);
            }
        }
        return root;
    }

    private static String[] pictures(String... classFolders) {
        String[] names = new String[5 * classFolders.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = classFolders[i / 5] + "/" + i % 5 + ".png";
        }
        return names;
    }

    private static List<String> names(PictureFolder folder) {
        return folder.files().stream()
                .map(file -> folder.folder().relativize(file).toString().replace('\\', '/'))
                .toList();
    }

    @Test
    void classesAreNumberedInTheOrderOfTheirNames() throws IOException {
        Path root = make("a", pictures("2", "10", "B", "a"));
        PictureFolder folder = PictureFolder.open(root);
        assertEquals(List.of("10", "2", "B", "a"), folder.classNames());
        assertEquals(20, folder.files().size());
        assertEquals("10/0.png", names(folder).get(0));
        assertEquals("a/4.png", names(folder).get(19));
        int[] labels = folder.labels();
        for (int i = 0; i < 20; i++) {
            assertEquals(i / 5, labels[i]);
        }
    }

    @Test
    void partsComeInTheOrderTrainValidationTest() throws IOException {
        Path root =
                make(
                        "a",
                        "test/x/1.png",
                        "test/y/1.png",
                        "train/x/b.JPG",
                        "train/x/a.jpeg",
                        "train/y/1.Png",
                        "validation/x/1.png",
                        "validation/y/1.png");
        PictureFolder folder = PictureFolder.open(root);
        assertEquals(
                List.of(
                        "train/x/a.jpeg",
                        "train/x/b.JPG",
                        "train/y/1.Png",
                        "validation/x/1.png",
                        "validation/y/1.png",
                        "test/x/1.png",
                        "test/y/1.png"),
                names(folder));
        assertArrayEquals(new int[] {0, 0, 1, 0, 1, 0, 1}, folder.labels());
    }

    @Test
    void whatIsHiddenOrBesideTheClassesIsPassedOver() throws IOException {
        Path root = make("a", pictures("x", "y"));
        List<String> before = names(PictureFolder.open(root));
        make(
                "a",
                ".DS_Store",
                ".git/HEAD",
                "README.md",
                "labels.csv",
                "x/.hidden.txt",
                "x/Thumbs.db",
                "y/desktop.ini",
                "y/.cache/");
        assertEquals(before, names(PictureFolder.open(root)));
    }

    /** What is wrong with a folder, and what is said of it. */
    private Map<Path, String> gallery() throws IOException {
        Map<Path, String> gallery = new LinkedHashMap<>();
        String neither = "has neither four IDX files nor PNG or JPEG pictures";
        gallery.put(make("empty"), neither);
        gallery.put(make("text", "a.txt", "x/b.txt", "y/c.txt"), neither);
        gallery.put(make("hidden", ".x/1.png", ".y/1.png"), neither);
        gallery.put(make("deep", "a/b/c/d/1.png"), neither);
        gallery.put(make("flat", "1.png", "2.png"), "so that it has no class");
        gallery.put(make("one", pictures("x")), "from 2 to 256 sub-folders, one for each");
        Path beside = make("beside", pictures("x", "y"));
        gallery.put(make("beside", "z.jpg"), "z.jpg lies beside the classes' sub-folders");
        assertTrue(Files.exists(beside.resolve("z.jpg")));
        make("bare", pictures("x", "y"));
        gallery.put(make("bare", "z/"), "z has no pictures: put some there, or remove");
        make("nested", pictures("x", "y"));
        gallery.put(make("nested", "x/more/1.png"), "more is a folder inside the sub-folder");
        make("kinds", pictures("x", "y"));
        gallery.put(make("kinds", "x/1.gif"), "1.gif must be a picture, its name ending in .png");
        make("bare-name", pictures("x", "y"));
        gallery.put(make("bare-name", "y/picture"), "must be a picture, its name ending in");
        gallery.put(
                make("few", "x/1.png", "x/2.png", "x/3.png", "x/4.png", "y/1.png"),
                "x must have at least 5 pictures, to train and to validate and to test on, but has 4");
        gallery.put(make("no-test", "train/x/1.png", "train/y/1.png"), "but has only train");
        gallery.put(make("no-train", "test/x/1.png", "test/y/1.png"), "but has only test");
        gallery.put(
                make("third", "train/x/1.png", "test/x/1.png", "more/x/1.png"),
                "more lies beside train and test, where only validation may be");
        gallery.put(
                make(
                        "one-train",
                        "train/x/1.png",
                        "train/y/1.png",
                        "train/y/2.png",
                        "test/x/1.png",
                        "test/y/1.png"),
                "x must have at least 2 pictures, to train and to validate on, but has 1");
        gallery.put(
                make(
                        "other-classes",
                        "train/x/1.png",
                        "train/x/2.png",
                        "train/y/1.png",
                        "train/y/2.png",
                        "test/x/1.png",
                        "test/z/1.png"),
                "test has x, z: make them the same");
        make("stray", "train/x/1.png", "train/y/1.png", "test/x/1.png", "test/y/1.png");
        gallery.put(make("stray", "test/1.png"), "1.png lies beside the classes' sub-folders");
        return gallery;
    }

    @Test
    void foldersThatAreNoDataSetAreRefusedInASentence() throws IOException {
        int checked = 0;
        for (Map.Entry<Path, String> wrong : gallery().entrySet()) {
            String message =
                    assertThrows(
                                    InvalidDataException.class,
                                    () -> PictureFolder.open(wrong.getKey()),
                                    wrong.getValue())
                            .getMessage();
            assertTrue(message.contains(wrong.getValue()), message);
            assertTrue(message.contains(wrong.getKey().toString()), message);
            checked++;
        }
        assertEquals(18, checked);
    }

    @Test
    void tooManyClassesAreRefused() throws IOException {
        String[] names = new String[257];
        for (int i = 0; i < names.length; i++) {
            names[i] = i + "/1.png";
        }
        Path root = make("many", names);
        String message =
                assertThrows(InvalidDataException.class, () -> PictureFolder.open(root))
                        .getMessage();
        assertTrue(message.contains("from 2 to 256 sub-folders"), message);
        assertTrue(message.contains("but has 257"), message);
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        assertThrows(InvalidDataException.class, () -> PictureFolder.open(home.resolve("nothing")));
    }
}
