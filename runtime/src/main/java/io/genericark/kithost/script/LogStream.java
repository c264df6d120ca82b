package io.genericark.kithost.script;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;

/** Sends what a script prints to its log, line by line, long lines cut. Used by one thread at a time. */
final class LogStream extends OutputStream {

    private static final int MAX_LINE_BYTES = 2_000;

    private final Logger log;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    LogStream(Logger log) {
        this.log = log;
    }

    @Override
    public void write(int oneByte) {
        if (oneByte == '\n') {
            log.info("{}", line.toString(StandardCharsets.UTF_8));
            line.reset();
        } else if (line.size() < MAX_LINE_BYTES) {
            line.write(oneByte);
        }
    }
}
