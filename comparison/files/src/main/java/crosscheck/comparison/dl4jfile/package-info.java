/**
 * Model files of DL4J, read without DL4J: {@link crosscheck.comparison.dl4jfile.Dl4jModelFile} is
 * what others see.
 *
 * <p>Such a file is a zip archive of a configuration in JSON and weights in ND4J's binary format.
 * DL4J's own reader also deserialises Java objects that a file may hold, and its JSON and YAML
 * parsers are old, so that nothing of a file from elsewhere is given to it. Here {@link
 * crosscheck.comparison.dl4jfile.ModelArchive} holds the archive against its own table of contents,
 * {@link crosscheck.comparison.dl4jfile.ModelConfiguration} takes the layers from the JSON, as a
 * plain tree, {@link crosscheck.comparison.dl4jfile.Coefficients} the numbers, and {@link
 * crosscheck.comparison.dl4jfile.SpecMatch} says which of our networks they are. What is not known
 * is refused.
 */
package crosscheck.comparison.dl4jfile;
