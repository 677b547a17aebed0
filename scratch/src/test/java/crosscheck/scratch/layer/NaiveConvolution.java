package crosscheck.scratch.layer;

import crosscheck.scratch.tensor.Tensor;

/**
 * The definition of a convolution and its gradients, one product at a time, with padding as numbers
 * of rows and columns: nothing of it is shared with {@link Conv2d}.
 */
final class NaiveConvolution {
    private final int stride;
    private final int top;
    private final int left;

    /** Padding follows from what the tensors' shapes leave, the odd row at the bottom. */
    NaiveConvolution(int stride, Padding padding, int[] x, int[] w, int[] z) {
        this.stride = stride;
        boolean same = padding == Padding.SAME;
        this.top = same ? Math.floorDiv(Math.max(0, (z[2] - 1) * stride - x[2] + w[2]), 2) : 0;
        this.left = same ? Math.floorDiv(Math.max(0, (z[3] - 1) * stride - x[3] + w[3]), 2) : 0;
    }

    /** What to do with one product of the definition: indices into z, W and x. */
    private interface Product {
        void at(int z, int w, int x);
    }

    private void forEach(int[] zs, int[] ws, int[] xs, Product product) {
        int z = 0;
        for (int i = 0; i < zs[0]; i++) {
            for (int o = 0; o < zs[1]; o++) {
                for (int oy = 0; oy < zs[2]; oy++) {
                    for (int ox = 0; ox < zs[3]; ox++) {
                        window(z++, new int[] {i, o, oy, ox}, ws, xs, product);
                    }
                }
            }
        }
    }

    private void window(int z, int[] at, int[] ws, int[] xs, Product product) {
        for (int c = 0; c < ws[1]; c++) {
            for (int ky = 0; ky < ws[2]; ky++) {
                for (int kx = 0; kx < ws[3]; kx++) {
                    int y = at[2] * stride - top + ky;
                    int x = at[3] * stride - left + kx;
                    if (y >= 0 && y < xs[2] && x >= 0 && x < xs[3]) {
                        int w = kx + ws[3] * (ky + ws[2] * (c + ws[1] * at[1]));
                        product.at(z, w, x + xs[3] * (y + xs[2] * (c + xs[1] * at[0])));
                    }
                }
            }
        }
    }

    Tensor forward(Tensor x, Tensor w, Tensor b, int[] shape) {
        Tensor z = new Tensor(shape);
        int positions = shape[2] * shape[3];
        for (int i = 0; i < z.values().length; i++) {
            z.values()[i] = b.values()[i / positions % shape[1]];
        }
        forEach(
                shape,
                w.shape(),
                x.shape(),
                (zi, wi, xi) -> z.values()[zi] += w.values()[wi] * x.values()[xi]);
        return z;
    }

    Tensor weightGradient(Tensor dz, Tensor x, int[] shape) {
        Tensor dw = new Tensor(shape);
        forEach(
                dz.shape(),
                shape,
                x.shape(),
                (zi, wi, xi) -> dw.values()[wi] += dz.values()[zi] * x.values()[xi]);
        return dw;
    }

    Tensor inputGradient(Tensor dz, Tensor w, int[] shape) {
        Tensor dx = new Tensor(shape);
        forEach(
                dz.shape(),
                w.shape(),
                shape,
                (zi, wi, xi) -> dx.values()[xi] += dz.values()[zi] * w.values()[wi]);
        return dx;
    }
}
