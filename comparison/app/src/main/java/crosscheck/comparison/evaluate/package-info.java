/**
 * How well a trained network does on labelled examples: {@link
 * crosscheck.comparison.evaluate.Evaluator} asks an engine with saved weights, {@link
 * crosscheck.comparison.evaluate.EngineEvaluation} is what it found, {@link
 * crosscheck.comparison.evaluate.EvaluationText} and {@link
 * crosscheck.comparison.evaluate.EvaluationDocument} tell it.
 */
package crosscheck.comparison.evaluate;
