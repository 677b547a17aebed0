package crosscheck.dl4j.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Test;

class UnpackingTest {
    /** It is the very file that is loaded afterwards, so that nothing is unpacked twice. */
    @Test
    void unpacksWhatNd4jLoads() throws IOException {
        File unpacked = Unpacking.unpack().orElseThrow();
        NativeRuntime.start(1);
        String loaded = Loader.getLoadedLibraries().get("nd4jcpu");
        assertEquals(new File(loaded).getCanonicalFile(), unpacked.getCanonicalFile());
        assertEquals(
                NativeRuntime.library().openConnection().getContentLengthLong(), unpacked.length());
    }

    @Test
    void nobodyNeedsToWait() throws InterruptedException {
        Thread thread = Unpacking.begin();
        assertTrue(thread.isDaemon());
        thread.join();
        assertTrue(Unpacking.unpack().isPresent());
    }
}
