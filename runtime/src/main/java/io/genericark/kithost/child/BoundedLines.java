package io.genericark.kithost.child;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads lines of a stream that may never end one: what is longer than the limit is cut. Blocks; used by one thread. */
public final class BoundedLines implements AutoCloseable {

    private final InputStream in;
    private final int maxBytes;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    /** Reads from a stream, which it closes when it is closed. */
    public BoundedLines(InputStream in, int maxBytes) {
        this.in = new BufferedInputStream(in);
        this.maxBytes = maxBytes;
    }

    /** The next line without its end; null at the end of the stream. */
    public @Nullable String next() throws IOException {
        line.reset();
        for (int read = in.read(); read != -1; read = in.read()) {
            if (read == '\n') {
                return line.toString(StandardCharsets.UTF_8);
            }
            if (line.size() < maxBytes) {
                line.write(read);
            }
        }
        return line.size() == 0 ? null : line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
