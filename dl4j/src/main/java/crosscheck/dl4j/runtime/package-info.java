/** Prepares ND4J's native library before it loads, and reports what it is. */
package crosscheck.dl4j.runtime;
