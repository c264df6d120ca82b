package io.genericark.durable;

import io.genericark.durable.DamagedRecordException.Damage;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The file {@code identity} of a state directory: a node's {@link NodeIdentity}. Blocks on the disk. */
public final class IdentityFile {
    private static final int CONTENT_VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final DurableFile file;

    public IdentityFile(StateDirectory directory) {
        this.file = directory.file("identity", CONTENT_VERSION);
    }

    /** The identity of the last start, if there was one. */
    public Stored<NodeIdentity> read() throws IOException {
        return switch (file.read()) {
            case Stored.Absent<byte[]>() -> new Stored.Absent<>();
            case Stored.Present<byte[]>(byte[] content) -> new Stored.Present<>(parse(content));
        };
    }

    /**
     * Begins a new incarnation and returns it; it is on disk before this returns. Refuses a directory of another node
     * or of another cluster.
     */
    public NodeIdentity beginIncarnation(String nodeName, String clusterId, long wallMillis) throws IOException {
        long previous = 0;
        if (read() instanceof Stored.Present<NodeIdentity>(NodeIdentity stored)) {
            requireSame("node", stored.nodeName(), nodeName);
            requireSame("cluster", stored.clusterId(), clusterId);
            previous = stored.incarnation();
        }
        NodeIdentity identity = new NodeIdentity(nodeName, clusterId, Incarnation.next(previous, wallMillis));
        file.replace(JSON.writeValueAsBytes(identity));
        return identity;
    }

    private void requireSame(String what, String stored, String configured) throws ForeignStateException {
        if (!stored.equals(configured)) {
            throw new ForeignStateException(file.path(), what, stored, configured);
        }
    }

    private NodeIdentity parse(byte[] content) throws DamagedRecordException {
        try {
            return JSON.readValue(content, NodeIdentity.class);
        } catch (JacksonException e) {
            throw new DamagedRecordException(file.path(), Damage.UNREADABLE_CONTENT, e.getOriginalMessage());
        }
    }
}
