package crosscheck.data.source;

import crosscheck.data.Dataset;
import crosscheck.data.InvalidDataException;
import crosscheck.data.Sha256;
import crosscheck.data.folder.LoadedPictures;
import crosscheck.data.folder.PictureFolder;
import crosscheck.data.idx.IdxFolder;
import crosscheck.data.idx.RawContent;
import crosscheck.data.iris.Iris;
import crosscheck.data.mnist.ExpectedFile;
import crosscheck.data.mnist.Mnist;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads whole data sets and says what was found. */
final class Verifier {
    private Verifier() {}

    /** Checks the four files of MNIST against the published ones. */
    static Verification published(Path folder, List<ExpectedFile> expected)
            throws InvalidDataException {
        IdxFolder read = IdxFolder.read(folder);
        List<FileCheck> checks = new ArrayList<>();
        for (ExpectedFile file : expected) {
            checks.add(
                    check(
                            file.part().fileName(),
                            read.contents().get(file.part()),
                            Optional.of(file.content().sha256())));
        }
        return new Verification(Mnist.NAME, folder.toString(), checks);
    }

    /** Checks that a folder is a data set; any content is allowed. */
    static Verification folder(Path folder, int classes) throws InvalidDataException {
        Optional<PictureFolder> pictures = Folders.pictures(folder);
        return pictures.isPresent() ? pictures(pictures.get()) : idx(folder, classes);
    }

    private static Verification pictures(PictureFolder folder) throws InvalidDataException {
        LoadedPictures read = folder.read();
        List<FileCheck> checks = new ArrayList<>();
        read.contents()
                .forEach(
                        (name, content) ->
                                checks.add(
                                        check(
                                                "%s (%d pictures)"
                                                        .formatted(name, read.counts().get(name)),
                                                content,
                                                Optional.empty())));
        return new Verification(
                PictureFolder.nameOf(folder.folder()), folder.folder().toString(), checks);
    }

    private static Verification idx(Path folder, int classes) throws InvalidDataException {
        IdxFolder read = IdxFolder.read(folder);
        String name = PictureFolder.nameOf(folder);
        read.split(name, classes); // the labels
        List<FileCheck> checks = new ArrayList<>();
        read.contents()
                .forEach(
                        (part, content) ->
                                checks.add(check(part.fileName(), content, Optional.empty())));
        return new Verification(name, folder.toString(), checks);
    }

    /** Checks the file that is carried along. */
    static Verification iris() {
        byte[] csv = Iris.csv();
        return new Verification(
                Iris.NAME,
                Iris.dataset().provenance().source(),
                List.of(
                        check(
                                Iris.FILE,
                                new RawContent(csv.length, Sha256.of(csv)),
                                Optional.of(Iris.SHA256))));
    }

    /** Says what the program made. */
    static Verification made(Dataset dataset) {
        List<FileCheck> checks = new ArrayList<>();
        dataset.provenance()
                .sha256ByFile()
                .forEach(
                        (file, sha256) ->
                                checks.add(
                                        new FileCheck(
                                                file,
                                                OptionalLong.empty(),
                                                sha256,
                                                Optional.empty())));
        return new Verification(dataset.name(), dataset.provenance().source(), checks);
    }

    private static FileCheck check(String file, RawContent found, Optional<String> expected) {
        return new FileCheck(file, OptionalLong.of(found.bytes()), found.sha256(), expected);
    }
}
