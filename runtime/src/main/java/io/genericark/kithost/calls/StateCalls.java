package io.genericark.kithost.calls;

import io.genericark.api.KitContext;
import io.genericark.api.KitException;
import io.genericark.durable.DamagedRecordException;
import io.genericark.durable.DurableFile;
import io.genericark.durable.Stored;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a resource keeps on this node: JSON values by name, in one durable file for each resource. There is one writer, as the
 * actions of a resource run one after another.
 */
final class StateCalls {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int FORMAT = 1;
    private static final int MAX_BYTES = 64 * 1024;

    private final KitContext ctx;

    StateCalls(KitContext ctx) {
        this.ctx = ctx;
    }

    @Nullable
    Object get(JsonNode arguments) throws KitException, IOException {
        return read(file()).get(Arguments.text(arguments, "name"));
    }

    @Nullable
    Object set(JsonNode arguments) throws KitException, IOException {
        DurableFile file = file();
        ObjectNode values = read(file);
        JsonNode value = arguments.path("value");
        values.set(Arguments.text(arguments, "name"), value.isMissingNode() ? JSON.nullNode() : value);
        write(file, values);
        return null;
    }

    @Nullable
    Object remove(JsonNode arguments) throws KitException, IOException {
        DurableFile file = file();
        ObjectNode values = read(file);
        if (values.remove(Arguments.text(arguments, "name")) != null) {
            write(file, values);
        }
        return null;
    }

    private DurableFile file() throws KitException {
        if (!(ctx instanceof HostContext host)) {
            throw new KitException(
                    KitException.Kind.DENIED, "state cannot be kept", "this is no kit-host", "run the kit by a node");
        }
        Path directory = host.state();
        return new DurableFile(directory, URLEncoder.encode(ctx.tag(), StandardCharsets.UTF_8) + ".state", FORMAT);
    }

    private ObjectNode read(DurableFile file) throws KitException, IOException {
        try {
            return switch (file.read()) {
                case Stored.Absent<byte[]>() -> JSON.createObjectNode();
                case Stored.Present<byte[]>(byte[] content) -> (ObjectNode) JSON.readTree(content);
            };
        } catch (DamagedRecordException e) {
            throw new KitException(
                    KitException.Kind.DENIED,
                    "what " + ctx.tag() + " keeps on this node cannot be read",
                    file.path() + " is damaged (" + e.damage() + ")",
                    "restore that file from a backup, or move it away so that the resource begins anew here",
                    e);
        }
    }

    private static void write(DurableFile file, ObjectNode values) throws IOException {
        byte[] content = JSON.writeValueAsBytes(values);
        if (content.length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "the state of a resource is limited to " + MAX_BYTES + " bytes; keep more in files of your own");
        }
        Path directory = file.path().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        file.replace(content);
    }
}
