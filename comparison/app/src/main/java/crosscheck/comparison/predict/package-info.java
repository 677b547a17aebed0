/**
 * What a trained network says of single examples: {@link crosscheck.comparison.predict.Predictor}
 * asks an engine with saved weights, {@link crosscheck.comparison.predict.Prediction} is its
 * answer, {@link crosscheck.comparison.predict.PredictionText} and {@link
 * crosscheck.comparison.predict.PredictionDocument} tell it.
 */
package crosscheck.comparison.predict;
