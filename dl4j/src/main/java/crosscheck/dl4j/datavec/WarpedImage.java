package crosscheck.dl4j.datavec;

import crosscheck.data.augment.Move;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacv.Frame;
import org.datavec.image.data.ImageWritable;
import org.datavec.image.transform.ImageTransform;
import org.datavec.image.transform.WarpImageTransform;

/**
 * Moves images of one size by DataVec's {@link WarpImageTransform}.
 *
 * <p>That transform is told by how much each corner moves and finds the one projection that does
 * so. Corners that move as by a rotation and a shift make it exactly these, in one interpolation;
 * two transforms one after the other would blur twice. It gets no random generator: chance is in
 * the {@link Move}.
 *
 * <p>OpenCV interpolates between the four nearest pixels, at places rounded to 1/32 of a pixel, and
 * takes 0 for what lies outside.
 *
 * @param width pixels
 * @param height pixels
 */
record WarpedImage(int width, int height) {

    /**
     * Moves one plane of an image. Everything native is freed before this returns.
     *
     * @param plane {@code (height, width)} row-major from {@code offset} on; modified
     * @param offset where the plane begins
     */
    @SuppressWarnings({"try", "unchecked"}) // the scope frees what is made while it is open
    void warp(float[] plane, int offset, Move move) {
        try (PointerScope scope = new PointerScope();
                Frame from = new Frame(width, height, Frame.DEPTH_FLOAT, 1)) {
            copy(plane, offset, from, Direction.TO_FRAME);
            try (Frame to = transform(move).transform(new ImageWritable(from), null).getFrame()) {
                copy(plane, offset, to, Direction.FROM_FRAME);
            }
        }
    }

    private enum Direction {
        TO_FRAME,
        FROM_FRAME
    }

    private void copy(float[] plane, int offset, Frame frame, Direction direction) {
        FloatBuffer pixels = (FloatBuffer) frame.image[0];
        for (int y = 0; y < height; y++) {
            pixels.position(y * frame.imageStride);
            if (direction == Direction.TO_FRAME) {
                pixels.put(plane, offset + y * width, width);
            } else {
                pixels.get(plane, offset + y * width, width);
            }
        }
        pixels.position(0);
    }

    /** One for each image: it remembers what it did last. */
    private ImageTransform transform(Move move) {
        float[] topLeft = corner(0, 0, move);
        float[] topRight = corner(width, 0, move);
        float[] bottomRight = corner(width, height, move);
        float[] bottomLeft = corner(0, height, move);
        return new WarpImageTransform(
                topLeft[0],
                topLeft[1],
                topRight[0],
                topRight[1],
                bottomRight[0],
                bottomRight[1],
                bottomLeft[0],
                bottomLeft[1]);
    }

    /** How far a corner moves to the right and downwards. */
    private float[] corner(int x, int y, Move move) {
        double cosine = Math.cos(Math.toRadians(move.degrees()));
        double sine = Math.sin(Math.toRadians(move.degrees()));
        double fromMiddleX = x - (width - 1) / 2.0;
        double fromMiddleY = y - (height - 1) / 2.0;
        return new float[] {
            (float) (cosine * fromMiddleX - sine * fromMiddleY - fromMiddleX + move.right()),
            (float) (sine * fromMiddleX + cosine * fromMiddleY - fromMiddleY + move.down())
        };
    }
}
