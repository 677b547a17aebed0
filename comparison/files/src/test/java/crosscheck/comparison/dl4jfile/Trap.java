package crosscheck.comparison.dl4jfile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.concurrent.atomic.AtomicInteger;

/** An object that leaves a trace where it is deserialised, as one with worse intentions would. */
final class Trap implements Serializable {
    /** How often one was deserialised. */
    static final AtomicInteger SPRUNG = new AtomicInteger();

    private static final long serialVersionUID = 1L;

    static byte[] serialised() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
            objects.writeObject(new Trap());
        }
        return bytes.toByteArray();
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        SPRUNG.incrementAndGet();
    }
}
