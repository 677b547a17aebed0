/**
 * The lectures' small systems, run by the hand-written code: what the lecture prints beside what is
 * computed.
 *
 * <p>A {@link crosscheck.comparison.lesson.Lesson} computes {@link
 * crosscheck.comparison.lesson.Figure}s and explains what is seen; {@link
 * crosscheck.comparison.lesson.Lessons} lists them all. To add one, implement the interface and
 * name it there.
 */
package crosscheck.comparison.lesson;
