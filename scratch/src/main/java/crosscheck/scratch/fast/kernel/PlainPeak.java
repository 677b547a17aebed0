package crosscheck.scratch.fast.kernel;

/** Multiplications and additions of single floats. */
final class PlainPeak implements MultiplyAddPeak {
    private static final float X = 0.999f;
    private static final float Y = 0.001f;

    @Override
    public int lanes() {
        return 1;
    }

    @Override
    public float run(int rounds) {
        float a = 1;
        float b = 2;
        float c = 3;
        float d = 4;
        float e = 5;
        float f = 6;
        float g = 7;
        float h = 8;
        float i = 9;
        float j = 10;
        float k = 11;
        float l = 12;
        for (int round = 0; round < rounds; round++) {
            a = a * X + Y;
            b = b * X + Y;
            c = c * X + Y;
            d = d * X + Y;
            e = e * X + Y;
            f = f * X + Y;
            g = g * X + Y;
            h = h * X + Y;
            i = i * X + Y;
            j = j * X + Y;
            k = k * X + Y;
            l = l * X + Y;
        }
        return a + b + c + d + e + f + g + h + i + j + k + l;
    }
}
