/**
 * The framework's way from files to numbers: DataVec reads what the module {@code data} reads by
 * hand, and must come to the same bits.
 *
 * <p>{@link crosscheck.dl4j.datavec.IrisRecords} is the table of irises, {@link
 * crosscheck.dl4j.datavec.PictureRecords} a folder of pictures. {@link
 * crosscheck.dl4j.datavec.AugmentedImages} moves training images.
 */
package crosscheck.dl4j.datavec;
