/**
 * DL4J's dashboard, as the rest of the program sees it: {@link
 * crosscheck.dl4j.dashboard.Dashboards} opens one where the build has it. The module {@code
 * dl4j/ui} has it, in the Maven profile {@code ui} only.
 */
package crosscheck.dl4j.dashboard;
