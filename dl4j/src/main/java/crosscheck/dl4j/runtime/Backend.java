package crosscheck.dl4j.runtime;

import crosscheck.data.Labelled;
import java.net.URL;
import java.util.Optional;

/** What ND4J computes with. */
public enum Backend implements Labelled {
    /** The processor. */
    CPU("cpu", "org.nd4j.linalg.cpu.nativecpu.CpuBackend"),
    /** An NVIDIA GPU; on the class path only in builds with the Maven profile {@code cuda}. */
    CUDA("cuda", "org.nd4j.linalg.jcublas.JCublasBackend");

    private final String label;
    private final String resource;

    Backend(String label, String className) {
        this.label = label;
        this.resource = className.replace('.', '/') + ".class";
    }

    @Override
    public String label() {
        return label;
    }

    /**
     * Whether this build has the backend. Loads nothing of it; whether its classes are on the class
     * path.
     */
    public boolean isOnClassPath() {
        return root(Backend.class.getClassLoader()).isPresent();
    }

    /**
     * Refuses a backend that this build does not have.
     *
     * @throws BackendUnavailableException if it is not on the class path; the message says what to
     *     do
     */
    void requireOnClassPath() {
        if (!isOnClassPath()) {
            throw new BackendUnavailableException(
                    "this build is without ND4J's backend "
                            + label
                            + "; build with CROSSCHECK_MAVEN_OPTIONS=-Pcuda, or use --backend cpu");
        }
    }

    /** The jar or folder of the backend's classes, as the beginning of their addresses. */
    Optional<String> root(ClassLoader loader) {
        URL address = loader.getResource(resource);
        return Optional.ofNullable(address)
                .map(URL::toString)
                .map(text -> text.substring(0, text.length() - resource.length()));
    }
}
