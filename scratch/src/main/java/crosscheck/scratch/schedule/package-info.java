/**
 * What is decided between epochs, from nothing but the validation losses so far: the next learning
 * rate and whether to stop. Every training loop can share these decisions, since none of them keeps
 * anything.
 */
package crosscheck.scratch.schedule;
