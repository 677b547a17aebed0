/** Training of one network on one engine, with its measurements. */
package crosscheck.comparison.training;
