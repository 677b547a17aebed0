/**
 * The sides of a comparison behind one interface: {@link crosscheck.comparison.engine.Engine}
 * builds a network, {@link crosscheck.comparison.engine.Trainee} is one that can be trained.
 */
package crosscheck.comparison.engine;
