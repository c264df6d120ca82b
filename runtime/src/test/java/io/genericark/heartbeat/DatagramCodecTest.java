package io.genericark.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genericark.heartbeat.Datagram.Ack;
import io.genericark.heartbeat.Datagram.Hearing;
import io.genericark.heartbeat.Datagram.Heartbeat;
import io.genericark.heartbeat.Decoded.Accepted;
import io.genericark.heartbeat.Decoded.Dropped;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.Mac;
import org.junit.jupiter.api.Test;

class DatagramCodecTest {
    private static final ClusterKey KEY = ClusterKey.of("0123456789abcdef0123456789abcdef");
    private static final Heartbeat HEARTBEAT = new Heartbeat("node-a", 7, 42, Hearing.HEARS_YOU, 99);
    private static final Ack ACK = new Ack("node-a", 7, 8, 42, 3);

    private final DatagramCodec nodeA = new DatagramCodec(KEY, "c1", "node-a");
    private final DatagramCodec nodeB = new DatagramCodec(KEY, "c1", "node-b");

    @Test
    void whatIsEncodedForANodeIsAcceptedThere() {
        assertThat(nodeB.decode(nodeA.encode("node-b", HEARTBEAT))).isEqualTo(new Accepted(HEARTBEAT));
        Heartbeat deaf = new Heartbeat("node-a", 7, 43, Hearing.HEARS_YOU_NOT, 99);
        assertThat(nodeB.decode(nodeA.encode("node-b", deaf))).isEqualTo(new Accepted(deaf));
        assertThat(nodeB.decode(nodeA.encode("node-b", ACK))).isEqualTo(new Accepted(ACK));
    }

    @Test
    void theLongestNamesFitAndLongerOnesAreRefused() {
        String longest = "n".repeat(DatagramCodec.MAX_NAME_BYTES);
        DatagramCodec codec = new DatagramCodec(KEY, "c1", longest);
        Ack ack = new Ack(longest, 1, 2, 3, 4);
        ByteBuffer bytes = codec.encode(longest, ack);
        assertThat(bytes.remaining()).isEqualTo(DatagramCodec.MAX_BYTES);
        assertThat(codec.decode(bytes)).isEqualTo(new Accepted(ack));
        assertThatThrownBy(() -> codec.encode(longest + "n", ack)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eachCauseOfADropIsTold() {
        assertThat(nodeB.decode(nodeA.encode("node-c", HEARTBEAT))).isEqualTo(new Dropped(DropCause.NOT_FOR_THIS_NODE));
        assertThat(nodeB.decode(new DatagramCodec(KEY, "c2", "node-a").encode("node-b", HEARTBEAT)))
                .isEqualTo(new Dropped(DropCause.OTHER_CLUSTER));
        ClusterKey otherKey = ClusterKey.of("another key another key another key");
        assertThat(nodeB.decode(new DatagramCodec(otherKey, "c1", "node-a").encode("node-b", HEARTBEAT)))
                .isEqualTo(new Dropped(DropCause.BAD_MAC));
        ByteBuffer otherVersion = nodeA.encode("node-b", HEARTBEAT);
        assertThat(nodeB.decode(otherVersion.put(4, (byte) 9))).isEqualTo(new Dropped(DropCause.OTHER_VERSION));
        assertThat(nodeB.decode(ByteBuffer.allocate(100))).isEqualTo(new Dropped(DropCause.NOT_ARK));
        assertThat(nodeB.decode(ByteBuffer.allocate(5))).isEqualTo(new Dropped(DropCause.WRONG_SIZE));
    }

    @Test
    void noneOfAHundredThousandDamagedDatagramsIsAcceptedAndNoneThrows() {
        Random random = new Random(20261122);
        byte[][] genuine = {bytes(nodeA.encode("node-b", HEARTBEAT)), bytes(nodeA.encode("node-b", ACK))};
        for (int i = 0; i < 100_000; i++) {
            byte[] original = genuine[random.nextInt(genuine.length)];
            byte[] damaged = damage(original, random);
            if (!Arrays.equals(original, damaged)) {
                assertThat(nodeB.decode(ByteBuffer.wrap(damaged)))
                        .as("case %d", i)
                        .isInstanceOf(Dropped.class);
            }
        }
    }

    /** A valid MAC, so that the field checks behind it are reached too. */
    @Test
    void genuinelySealedNonsenseIsDroppedToo() {
        Random random = new Random(7);
        byte[] genuine = bytes(nodeA.encode("node-b", HEARTBEAT));
        for (int i = 0; i < 20_000; i++) {
            byte[] body = Arrays.copyOf(genuine, genuine.length - 32 - random.nextInt(20));
            body[5 + 9 * random.nextInt(2)] = (byte) random.nextInt();
            int nameAt = 14 + random.nextInt(body.length - 14);
            body[nameAt] = (byte) random.nextInt();
            Mac mac = KEY.newMac();
            ByteBuffer sealed = ByteBuffer.allocate(body.length + 32)
                    .put(body)
                    .put(mac.doFinal(body))
                    .flip();
            Decoded decoded = nodeB.decode(sealed);
            if (decoded instanceof Accepted(Datagram datagram)) {
                assertThat(bytes(nodeA.encode("node-b", datagram))).isEqualTo(bytes(sealed.rewind()));
            }
        }
    }

    @Test
    void aShortKeyIsRefusedAndAKeyIsNeverPrinted() {
        assertThatThrownBy(() -> ClusterKey.of("short\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("5 characters", "head -c 32 /dev/urandom")
                .hasMessageNotContaining("short\n");
        assertThat(KEY.toString()).doesNotContain("0123");
    }

    private static byte[] damage(byte[] original, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> {
                byte[] noise = new byte[random.nextInt(DatagramCodec.MAX_BYTES + 40)];
                random.nextBytes(noise);
                yield noise;
            }
            case 1 -> Arrays.copyOf(original, random.nextInt(original.length + 40));
            case 2 -> {
                byte[] spliced = original.clone();
                int at = random.nextInt(spliced.length);
                random.nextBytes(spliced);
                System.arraycopy(original, 0, spliced, 0, at);
                yield spliced;
            }
            default -> {
                byte[] flipped = original.clone();
                for (int n = random.nextInt(4); n >= 0; n--) {
                    flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
                }
                yield flipped;
            }
        };
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] copy = new byte[buffer.remaining()];
        buffer.duplicate().get(copy);
        return copy;
    }
}
