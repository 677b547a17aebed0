/**
 * Compares the two sides, and the command line that people use.
 *
 * <p>Reading order: {@code spec} describes a network once; {@code engine} builds it on either side
 * and hands both the same weights; {@code parity} compares them step by step; {@code training}
 * trains and measures; {@code run} writes the run folder; {@code cli} and {@code console} talk to
 * people.
 */
package crosscheck.comparison;
