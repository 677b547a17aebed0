package crosscheck.dl4j.datavec;

import crosscheck.data.picture.GreyPicture;
import org.bytedeco.javacpp.indexer.Indexer;
import org.bytedeco.javacpp.indexer.UByteIndexer;
import org.bytedeco.javacv.Frame;

/** Pictures as DataVec hands them about: JavaCV's frames, in OpenCV's order of colours. */
final class FramePicture {
    private static final int MOST_BYTE = 255;
    private static final double MOST_SHORT = 65_535;

    private FramePicture() {}

    /**
     * The greys of a frame, as {@link GreyPicture#ofColours} takes them of colours.
     *
     * @param frame of 1 channel, or of 3 in the order blue, green, red; 8 or 16 bits; not modified
     */
    static GreyPicture of(Frame frame) {
        int width = frame.imageWidth;
        int height = frame.imageHeight;
        double scale = frame.imageDepth == Frame.DEPTH_USHORT ? MOST_BYTE / MOST_SHORT : 1;
        try (Indexer values = frame.createIndexer()) {
            if (frame.imageChannels == 1) {
                float[] pixels = new float[width * height];
                for (int i = 0; i < pixels.length; i++) {
                    pixels[i] =
                            (float) (scale * values.getDouble(i / width, i % width) / MOST_BYTE);
                }
                return new GreyPicture(width, height, pixels);
            }
            int[] argb = new int[width * height];
            for (int i = 0; i < argb.length; i++) {
                argb[i] = MOST_BYTE << 24;
                for (int channel = 0; channel < 3; channel++) {
                    double value = values.getDouble(i / width, i % width, channel);
                    argb[i] |= (int) Math.round(scale * value) << 8 * channel;
                }
            }
            return GreyPicture.ofColours(width, height, argb);
        }
    }

    /** A frame of 8-bit greys. */
    static Frame frame(GreyPicture picture) {
        Frame frame = new Frame(picture.width(), picture.height(), Frame.DEPTH_UBYTE, 1);
        try (UByteIndexer values = frame.createIndexer()) {
            for (int y = 0; y < picture.height(); y++) {
                for (int x = 0; x < picture.width(); x++) {
                    values.put(y, x, Math.round(MOST_BYTE * picture.pixel(x, y)));
                }
            }
        }
        return frame;
    }
}
