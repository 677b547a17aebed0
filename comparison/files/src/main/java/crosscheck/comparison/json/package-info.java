/** JSON that people may have changed: files, their fields, and a network with its training. */
package crosscheck.comparison.json;
