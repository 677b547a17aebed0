/**
 * The words of sweeps: a study is a search over a space, described by {@link
 * crosscheck.comparison.sweep.study.StudySpec}; a {@link crosscheck.comparison.sweep.study.Trial}
 * is one point of it, trained on each engine of the study from each of its seeds; its objective is
 * the mean validation accuracy of the first engine.
 */
package crosscheck.comparison.sweep.study;
