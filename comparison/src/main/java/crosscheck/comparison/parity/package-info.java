/** Step-by-step comparison of two engines, within tolerances that were measured and then frozen. */
package crosscheck.comparison.parity;
