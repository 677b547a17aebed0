/** The record of a run: its folder, its JSON document and its table of measurements. */
package crosscheck.comparison.runfolder;
