package crosscheck.scratch.fast.kernel;

import crosscheck.scratch.layer.Activation;

/**
 * What a dense network computes, on {@code float} arrays whose rows are padded.
 *
 * <p>A matrix of {@code r} rows is one array, row {@code i} from {@code i * stride}. The stride of
 * every matrix that is read or written a whole row at a time is a multiple of {@link #lanes}; the
 * numbers between a row's width and its stride are padding, which is computed like the rest. No
 * array may be given twice unless a method says so. Nothing is allocated.
 *
 * <p>The order of the sums is the implementation's own, but fixed: the same arguments give the same
 * bits. Not finite numbers go through as in ordinary arithmetic.
 */
public interface Kernels {

    /** What strides must be a multiple of; a power of 2. */
    int lanes();

    /** What these kernels are, for people, such as {@code Vector API, 512 bits}. */
    String description();

    /**
     * The pre-activations of a batch of sparse examples.
     *
     * <pre>{@code
     * z[i] = b + sum over the non-zeros p of example rows[from + i] of x[p] W[p]
     * }</pre>
     *
     * @param x the examples
     * @param rows which ones; not modified
     * @param from the first of them
     * @param n how many, at least 0
     * @param w {@code (d, stride)}; not modified
     * @param b {@code (stride)}; not modified
     * @param z {@code (n, stride)}; modified
     * @param stride of w and z
     */
    void sparseProduct(
            SparseExamples x,
            int[] rows,
            int from,
            int n,
            float[] w,
            float[] b,
            float[] z,
            int stride);

    /**
     * Adds the weight gradient of a batch of sparse examples, scaled, to a matrix: to the gradient,
     * or to the weights themselves.
     *
     * <pre>{@code
     * t[p] += factor * sum over i < n of x[rows[i]][p] d[i]
     * }</pre>
     *
     * @param x the examples
     * @param rows which ones; not modified
     * @param n how many, at least 0
     * @param factor any number
     * @param d {@code (n, stride)}; not modified
     * @param t {@code (features, stride)}; modified, in the rows where an example is not 0
     * @param stride of d and t
     */
    void addSparseTransposedProduct(
            SparseExamples x, int[] rows, int n, float factor, float[] d, float[] t, int stride);

    /**
     * A product of matrices, plus a row.
     *
     * <pre>{@code
     * c[i] = start + sum over j < k of a[i][j] b[j]
     * }</pre>
     *
     * @param a {@code (n, aStride)}, of which the first k columns count; not modified
     * @param aStride at least k, any number
     * @param n rows, at least 0
     * @param k summands, at least 0
     * @param b {@code (k, stride)}; not modified
     * @param start {@code (stride)}; not modified
     * @param c {@code (n, stride)}; modified
     * @param stride of b and c
     */
    void product(
            float[] a, int aStride, int n, int k, float[] b, float[] start, float[] c, int stride);

    /**
     * A product with the first matrix transposed.
     *
     * <pre>{@code
     * g[j] = sum over i < n of a[i][j] d[i],   j < k
     * }</pre>
     *
     * @param a {@code (n, aStride)}, of which the first k columns count; not modified
     * @param aStride at least k, any number
     * @param n summands, at least 0
     * @param k rows of the result, at least 0
     * @param d {@code (n, stride)}; not modified
     * @param g {@code (k, stride)}; modified
     * @param stride of d and g
     */
    void transposedProduct(float[] a, int aStride, int n, int k, float[] d, float[] g, int stride);

    /**
     * The sum of the rows.
     *
     * @param d {@code (n, stride)}; not modified
     * @param n rows, at least 0
     * @param sums {@code (stride)}; modified
     * @param stride of d
     */
    void columnSums(float[] d, int n, float[] sums, int stride);

    /**
     * Adds a multiple of one array to another.
     *
     * @param t modified: {@code t += factor * s}
     * @param factor any number
     * @param s not modified
     * @param length how many numbers, from the first, at least 0
     */
    void addScaled(float[] t, float factor, float[] s, int length);

    /**
     * Applies an activation function to each number. The accuracy is that of {@link
     * FloatFunctions}.
     *
     * @param f the function
     * @param z modified: {@code z = f(z)}
     * @param length how many numbers, from the first, at least 0
     */
    void activate(Activation f, float[] z, int length);

    /**
     * Multiplies by the slope of an activation function.
     *
     * @param f the function
     * @param a its values, not its arguments; not modified
     * @param d modified: {@code d *= f'}
     * @param length how many numbers, from the first, at least 0
     */
    void multiplyBySlope(Activation f, float[] a, float[] d, int length);

    /**
     * The exponential function of each number. The accuracy is that of {@link FloatFunctions}.
     *
     * @param x modified: {@code x = exp(x)}
     * @param length how many numbers, from the first, at least 0
     */
    void exp(float[] x, int length);
}
