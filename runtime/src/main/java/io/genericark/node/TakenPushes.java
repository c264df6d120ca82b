package io.genericark.node;

import io.genericark.durable.DurableFile;
import io.genericark.durable.StateDirectory;
import io.genericark.durable.Stored;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file {@code pushed-kits} of a state directory: which push of each kit this node has written, and which files that
 * were. Blocks on the disk; for one thread.
 */
final class TakenPushes {
    private static final int CONTENT_VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final DurableFile file;

    /** One push that was written. */
    record Taken(long number, List<String> files) {
        Taken {
            files = List.copyOf(files);
        }
    }

    private record Content(SortedMap<String, Taken> kits) {
        Content {
            kits = Collections.unmodifiableSortedMap(new TreeMap<>(kits));
        }
    }

    TakenPushes(StateDirectory directory) {
        file = directory.file("pushed-kits", CONTENT_VERSION);
    }

    /** By the kit's name; empty before the first. */
    SortedMap<String, Taken> read() throws IOException {
        return switch (file.read()) {
            case Stored.Absent<byte[]>() -> new TreeMap<>();
            case Stored.Present<byte[]>(byte[] content) -> parse(content);
        };
    }

    private SortedMap<String, Taken> parse(byte[] content) throws IOException {
        try {
            return new TreeMap<>(JSON.readValue(content, Content.class).kits());
        } catch (JacksonException e) {
            throw new IOException(file.path() + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    void replace(SortedMap<String, Taken> kits) throws IOException {
        file.replace(JSON.writeValueAsBytes(new Content(kits)));
    }
}
