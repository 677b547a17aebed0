package crosscheck.dl4j.runtime;

/**
 * The generation of an NVIDIA GPU, such as 8.6.
 *
 * @param major at least 1
 * @param minor from 0 to 9
 * @see <a href="https://docs.nvidia.com/cuda/cuda-c-programming-guide/">CUDA C++ Programming Guide,
 *     "Compute Capability" and "Binary Compatibility"</a>
 */
public record ComputeCapability(int major, int minor) implements Comparable<ComputeCapability> {

    public ComputeCapability {
        if (major < 1 || minor < 0 || minor > 9) {
            throw new IllegalArgumentException(
                    "a compute capability is from 1.0 on, with one decimal, not "
                            + major
                            + "."
                            + minor);
        }
    }

    /**
     * Whether a GPU of this capability runs machine code made for another: the same major number,
     * and a minor one that is not higher; whether it runs here.
     */
    public boolean runs(ComputeCapability compiled) {
        return major == compiled.major && minor >= compiled.minor;
    }

    @Override
    public int compareTo(ComputeCapability other) {
        return major == other.major
                ? Integer.compare(minor, other.minor)
                : Integer.compare(major, other.major);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
