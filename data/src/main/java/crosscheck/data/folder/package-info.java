/**
 * A data set of pictures: a folder with a sub-folder for each class, whose name is the class's.
 *
 * <p>{@link crosscheck.data.folder.PictureFolder} finds the files, {@link
 * crosscheck.data.folder.LoadedPictures} has read them all and divides them into training,
 * validation and test part.
 */
package crosscheck.data.folder;
