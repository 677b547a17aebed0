/**
 * Optimisers: how a gradient changes the parameters.
 *
 * <p>Read {@link crosscheck.scratch.optimiser.OptimiserSettings} first, for the order within a
 * step, then {@link crosscheck.scratch.optimiser.UpdateRule} and one rule after the other, each
 * with its formula and paper: {@link crosscheck.scratch.optimiser.Sgd}, {@link
 * crosscheck.scratch.optimiser.Momentum}, {@link crosscheck.scratch.optimiser.Nesterov}, {@link
 * crosscheck.scratch.optimiser.AdaGrad}, {@link crosscheck.scratch.optimiser.RmsProp}, {@link
 * crosscheck.scratch.optimiser.AdaDelta}, {@link crosscheck.scratch.optimiser.Adam}, {@link
 * crosscheck.scratch.optimiser.Nadam}, {@link crosscheck.scratch.optimiser.AmsGrad}.
 */
package crosscheck.scratch.optimiser;
