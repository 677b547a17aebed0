package crosscheck.data.folder;

/** What the pictures of a folder, or of one of its sub-folders, are for. */
enum FolderPart {
    /** All three; the folder has no sub-folders for parts. */
    WHOLE(""),
    /** To train on, and to validate on where there is no sub-folder for that. */
    TRAIN("train"),
    /** To validate on. */
    VALIDATION("validation"),
    TEST("test");

    private final String folder;

    FolderPart(String folder) {
        this.folder = folder;
    }

    /** The name of the sub-folder; empty for the folder itself. */
    String folder() {
        return folder;
    }
}
