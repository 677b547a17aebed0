/** What a comparison comes to. */
package crosscheck.comparison.verdict;
