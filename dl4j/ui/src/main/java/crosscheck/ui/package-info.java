/**
 * DL4J's training dashboard on the loopback address only.
 *
 * <p>DL4J's server listens on all addresses and cannot be told otherwise. {@link
 * crosscheck.ui.LoopbackVertx} stands between it and the network: whatever it asks for, it gets a
 * server on 127.0.0.1, and {@link crosscheck.ui.DashboardGate} lets only the pages of a training
 * through.
 */
package crosscheck.ui;
