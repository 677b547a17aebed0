/**
 * Compares the two sides, and the command line that people use.
 *
 * <p>Reading order: {@code spec} describes a network once; {@code engine} builds it on either side
 * and hands both the same weights; {@code training} trains and measures; {@code trace} holds every
 * tensor of a step against bounds; {@code compare} does both; {@code runfolder} writes what was
 * found; {@code cli} and {@code console} talk to people.
 */
package crosscheck.comparison;
