package crosscheck.data.source;

import crosscheck.data.InvalidDataException;
import java.util.List;

/**
 * What was found when a whole data set was read.
 *
 * @param name the data set: for {@code auto} the one it stands for
 * @param where where it was read from, for a person
 * @param files one check for each file, in order
 */
public record Verification(String name, String where, List<FileCheck> files) {

    public Verification {
        files = List.copyOf(files);
    }

    /**
     * Whether every checksum is the expected one, where one is expected; false if any file has the
     * verdict {@link FileCheck.Verdict#MISMATCH}.
     */
    public boolean passed() {
        return files.stream().noneMatch(file -> file.verdict() == FileCheck.Verdict.MISMATCH);
    }

    /**
     * Returns if every checksum is the expected one, where one is expected.
     *
     * @throws InvalidDataException naming the first file that is another one, with both checksums
     */
    public void requirePassed() throws InvalidDataException {
        for (FileCheck file : files) {
            if (file.verdict() == FileCheck.Verdict.MISMATCH) {
                throw new InvalidDataException(
                        file.file()
                                + " in "
                                + where
                                + " must have SHA-256 "
                                + file.expectedSha256().orElseThrow()
                                + " but has "
                                + file.sha256()
                                + ": replace it with the published file");
            }
        }
    }
}
