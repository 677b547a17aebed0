/** A network and its training, described once for every engine. */
package crosscheck.comparison.spec;
