package crosscheck.data.picture;

/** How much ink there is on each pixel, at least 0. Immutable by convention. */
final class Ink {
    private final int width;
    private final int height;
    private final float[] amounts; // (y, x)

    Ink(int width, int height, float[] amounts) {
        this.width = width;
        this.height = height;
        this.amounts = amounts;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    float at(int x, int y) {
        return amounts[y * width + x];
    }

    float most() {
        float most = 0;
        for (float amount : amounts) {
            most = Math.max(most, amount);
        }
        return most;
    }

    /** The smallest box with all pixels of at least so much ink; less ink is none. */
    Ink cropped(double least) {
        int left = width;
        int right = -1;
        int top = height;
        int bottom = -1;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (at(x, y) >= least) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = y;
                }
            }
        }
        int boxWidth = right - left + 1;
        float[] box = new float[boxWidth * (bottom - top + 1)];
        for (int i = 0; i < box.length; i++) {
            float amount = at(left + i % boxWidth, top + i / boxWidth);
            box[i] = amount >= least ? amount : 0;
        }
        return new Ink(boxWidth, bottom - top + 1, box);
    }

    /** The same ink on other pixels: each is the mean over the area that it covers. */
    Ink resized(int newWidth, int newHeight) {
        Ink narrow = narrowed(newWidth);
        return narrow.transposed().narrowed(newHeight).transposed();
    }

    /** The same ink on other columns. */
    private Ink narrowed(int columns) {
        float[] means = new float[columns * height];
        double span = (double) width / columns;
        for (int column = 0; column < columns; column++) {
            double from = column * span;
            double to = Math.min(width, from + span);
            for (int y = 0; y < height; y++) {
                double sum = 0;
                for (int x = (int) from; x < to; x++) {
                    sum += at(x, y) * (Math.min(x + 1, to) - Math.max(x, from));
                }
                means[y * columns + column] = (float) (sum / span);
            }
        }
        return new Ink(columns, height, means);
    }

    private Ink transposed() {
        float[] turned = new float[amounts.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                turned[x * height + y] = at(x, y);
            }
        }
        return new Ink(height, width, turned);
    }

    /** The column of the centre of mass, where a pixel's middle counts as its number. */
    double centreX() {
        double mass = 0;
        double moment = 0;
        for (int i = 0; i < amounts.length; i++) {
            mass += amounts[i];
            moment += (double) amounts[i] * (i % width);
        }
        return moment / mass;
    }

    /** The row of the centre of mass. */
    double centreY() {
        return transposed().centreX();
    }
}
