/** Arrays of numbers with a shape, and the parameters that training changes. */
package crosscheck.scratch.tensor;
