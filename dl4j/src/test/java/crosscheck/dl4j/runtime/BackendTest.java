package crosscheck.dl4j.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crosscheck.data.Labelled;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackendTest {
    private static final String SERVICE = "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend";
    private static final String CPU_CLASS = "org/nd4j/linalg/cpu/nativecpu/CpuBackend.class";
    private static final String CUDA_CLASS = "org/nd4j/linalg/jcublas/JCublasBackend.class";

    @TempDir private Path folder;

    @Test
    void everyBackendIsFoundByItsLabel() {
        for (Backend backend : Backend.values()) {
            assertSame(backend, Labelled.parse(Backend.class, backend.label()));
        }
        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Labelled.parse(Backend.class, "CUDA"))
                        .getMessage();
        assertEquals("expected cpu or cuda, found 'CUDA'", message);
    }

    @Test
    void processorIsAlwaysOnTheClassPath() {
        assertTrue(Backend.CPU.isOnClassPath());
    }

    @Test
    void onlyTheServicesOfTheBackendAskedForAreSeen() throws IOException {
        URL cpu = library("cpu", CPU_CLASS);
        URL cuda = library("cuda", CUDA_CLASS);
        URL other = library("other", "Unrelated.class");
        // the order of the class path must not matter
        for (URL[] path : new URL[][] {{cpu, cuda, other}, {other, cuda, cpu}}) {
            try (URLClassLoader all = new URLClassLoader(path, null)) {
                assertEquals(3, services(all).size());
                for (Backend shown : Backend.values()) {
                    BackendServices one = new BackendServices(all, shown);
                    String hidden = shown == Backend.CPU ? "/cuda/" : "/cpu/";
                    List<String> seen = services(one);
                    assertEquals(2, seen.size(), seen.toString());
                    assertTrue(seen.stream().noneMatch(text -> text.contains(hidden)));
                    assertTrue(!one.getResource(SERVICE).toString().contains(hidden));
                    assertEquals(
                            1, Collections.list(one.getResources(CUDA_CLASS)).size(), "classes");
                }
            }
        }
    }

    @Test
    void withoutTheBackendAskedForThereIsNoService() throws IOException {
        try (URLClassLoader all = new URLClassLoader(new URL[] {library("cpu", CPU_CLASS)}, null)) {
            BackendServices one = new BackendServices(all, Backend.CUDA);
            assertEquals(List.of(), services(one));
            assertNull(one.getResource(SERVICE));
        }
    }

    @Test
    void processorDoesNotStepInForAnotherBackend() {
        NativeRuntime.start(1);
        IllegalStateException refusal =
                assertThrows(
                        IllegalStateException.class, () -> NativeRuntime.start(Backend.CUDA, 1));
        String expected =
                Backend.CUDA.isOnClassPath()
                        ? "ND4J computes with cpu already"
                        : "this build is without ND4J's backend cuda";
        assertTrue(refusal.getMessage().startsWith(expected), refusal.getMessage());
        assertEquals("CPU", NativeRuntime.info().backend());
    }

    private static List<String> services(ClassLoader loader) throws IOException {
        return Collections.list(loader.getResources(SERVICE)).stream().map(URL::toString).toList();
    }

    private URL library(String name, String classFile) throws IOException {
        Path root = folder.resolve(name);
        for (String file : List.of(SERVICE, classFile)) {
            Path path = root.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, name);
        }
        return root.toUri().toURL();
    }
}
