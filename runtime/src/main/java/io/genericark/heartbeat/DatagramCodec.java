package io.genericark.heartbeat;

import io.genericark.heartbeat.Datagram.Ack;
import io.genericark.heartbeat.Datagram.Hearing;
import io.genericark.heartbeat.Datagram.Heartbeat;
import io.genericark.heartbeat.Decoded.Accepted;
import io.genericark.heartbeat.Decoded.Dropped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a datagram. Not thread-safe (it keeps one MAC); one per thread.
 *
 * <p>Layout, big endian: magic (4), version (1), type (1), cluster (8, the head of its id's SHA-256), sender (length 1 +
 * UTF-8), receiver (likewise), the fields of the record in order, HMAC-SHA256 over all before it (32).
 */
final class DatagramCodec {
    static final int MAX_NAME_BYTES = 63;

    private static final int HEARTBEAT_BYTES = 3 * Long.BYTES + 1;
    private static final int ACK_BYTES = 4 * Long.BYTES;
    private static final int HEAD_BYTES = 14;
    private static final int MAC_BYTES = 32;
    private static final int MIN_BYTES = HEAD_BYTES + 2 * (1 + 1) + HEARTBEAT_BYTES + MAC_BYTES;
    static final int MAX_BYTES = HEAD_BYTES + 2 * (1 + MAX_NAME_BYTES) + ACK_BYTES + MAC_BYTES;

    private static final int MAGIC = 0x41524b48; // "ARKH"
    private static final byte VERSION = 1;
    private static final byte HEARTBEAT = 1;
    private static final byte ACK = 2;
    private static final byte HEARS = 1;
    private static final byte HEARS_NOT = 0;

    private final Mac mac;
    private final long cluster;
    private final String self;

    DatagramCodec(ClusterKey key, String clusterId, String self) {
        this.mac = key.newMac();
        this.cluster = head(clusterId);
        this.self = self;
    }

    /** The sealed bytes of {@code datagram} for the node {@code to}, ready to be sent. */
    ByteBuffer encode(String to, Datagram datagram) {
        ByteBuffer out = ByteBuffer.allocate(MAX_BYTES);
        out.putInt(MAGIC).put(VERSION).put(type(datagram)).putLong(cluster);
        putName(out, datagram.from());
        putName(out, to);
        switch (datagram) {
            case Heartbeat h ->
                out.putLong(h.incarnation())
                        .putLong(h.round())
                        .put(h.hearing() == Hearing.HEARS_YOU ? HEARS : HEARS_NOT)
                        .putLong(h.appliedIndex());
            case Ack a ->
                out.putLong(a.fromIncarnation())
                        .putLong(a.toIncarnation())
                        .putLong(a.round())
                        .putLong(a.votersVersion());
        }
        mac.update(out.array(), 0, out.position());
        return out.put(mac.doFinal()).flip();
    }

    /** Reads {@code in} from its position to its limit. Never throws: what is not genuine is dropped with a cause. */
    Decoded decode(ByteBuffer in) {
        if (in.remaining() < MIN_BYTES || in.remaining() > MAX_BYTES) {
            return new Dropped(DropCause.WRONG_SIZE);
        }
        ByteBuffer body = in.slice(in.position(), in.remaining() - MAC_BYTES);
        if (body.getInt() != MAGIC) {
            return new Dropped(DropCause.NOT_ARK);
        }
        if (body.get() != VERSION) {
            return new Dropped(DropCause.OTHER_VERSION);
        }
        byte type = body.get();
        if (body.getLong() != cluster) {
            return new Dropped(DropCause.OTHER_CLUSTER);
        }
        if (!isGenuine(in)) {
            return new Dropped(DropCause.BAD_MAC);
        }
        return fields(type, body);
    }

    private Decoded fields(byte type, ByteBuffer body) {
        String from = name(body);
        String to = name(body);
        if (from == null || to == null) {
            return new Dropped(DropCause.MALFORMED);
        }
        if (!to.equals(self)) {
            return new Dropped(DropCause.NOT_FOR_THIS_NODE);
        }
        if (type == HEARTBEAT && body.remaining() == HEARTBEAT_BYTES) {
            return heartbeat(from, body);
        }
        if (type == ACK && body.remaining() == ACK_BYTES) {
            return new Accepted(new Ack(from, body.getLong(), body.getLong(), body.getLong(), body.getLong()));
        }
        return new Dropped(DropCause.MALFORMED);
    }

    private static Decoded heartbeat(String from, ByteBuffer body) {
        long incarnation = body.getLong();
        long round = body.getLong();
        byte hears = body.get();
        if (hears != HEARS && hears != HEARS_NOT) {
            return new Dropped(DropCause.MALFORMED);
        }
        Hearing hearing = hears == HEARS ? Hearing.HEARS_YOU : Hearing.HEARS_YOU_NOT;
        return new Accepted(new Heartbeat(from, incarnation, round, hearing, body.getLong()));
    }

    private boolean isGenuine(ByteBuffer in) {
        int macAt = in.limit() - MAC_BYTES;
        mac.update(in.slice(in.position(), macAt - in.position()));
        byte[] found = new byte[MAC_BYTES];
        in.get(macAt, found);
        return MessageDigest.isEqual(mac.doFinal(), found);
    }

    private static byte type(Datagram datagram) {
        return switch (datagram) {
            case Heartbeat heartbeat -> HEARTBEAT;
            case Ack ack -> ACK;
        };
    }

    private static void putName(ByteBuffer out, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0 || bytes.length > MAX_NAME_BYTES) {
            throw new IllegalArgumentException("A node name has 1 to " + MAX_NAME_BYTES + " bytes: '" + name + "'");
        }
        out.put((byte) bytes.length).put(bytes);
    }

    private static @Nullable String name(ByteBuffer body) {
        int length = body.hasRemaining() ? body.get() : 0;
        if (length <= 0 || length > body.remaining()) {
            return null;
        }
        byte[] bytes = new byte[length];
        body.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static long head(String clusterId) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(clusterId.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
