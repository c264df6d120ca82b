package io.genericark.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.consensus.SegmentScan.Ending;
import io.genericark.consensus.SegmentScan.Found;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.proto.RaftProtos.StateMachineLogEntryProto;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every way to cut, zero or flip a small segment. */
class SegmentScanTest {
    private static final long FIRST = 40;
    private static final int ENTRIES = 12;
    private static final int RESERVED = 8192;

    /** Where the entries end; the first element is where the first one begins. */
    private final List<Integer> ends = new ArrayList<>();

    private byte[] file = {};

    @BeforeEach
    void writeASegment() throws Exception {
        Random random = new Random(7);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write("RaftLog1".getBytes(StandardCharsets.US_ASCII));
        ends.add(out.size());
        for (int i = 0; i < ENTRIES; i++) {
            byte[] data = new byte[random.nextInt(20, 700)];
            random.nextBytes(data);
            out.write(record(FIRST + i, data));
            ends.add(out.size());
        }
        file = Arrays.copyOf(out.toByteArray(), RESERVED);
    }

    private static byte[] record(long index, byte[] data) throws Exception {
        ByteArrayOutputStream framed = new ByteArrayOutputStream();
        LogEntryProto.newBuilder()
                .setTerm(3)
                .setIndex(index)
                .setStateMachineLogEntry(StateMachineLogEntryProto.newBuilder().setLogData(ByteString.copyFrom(data)))
                .build()
                .writeDelimitedTo(framed);
        CRC32C crc = new CRC32C();
        crc.update(framed.toByteArray());
        framed.write(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
        return framed.toByteArray();
    }

    @Test
    void aWholeSegmentIsCleanWithAndWithoutReservedRoom() {
        assertThat(SegmentScan.scan(file)).isEqualTo(new Found(FIRST, FIRST + ENTRIES - 1, new Ending.Clean()));
        assertThat(SegmentScan.scan(Arrays.copyOf(file, ends.getLast())).count())
                .isEqualTo(ENTRIES);
    }

    @Test
    void aCutAtAnyByteKeepsTheWholeEntriesBeforeIt() {
        for (int length = 8; length < ends.getLast(); length++) {
            assertKeepsWhatIsWhole(SegmentScan.scan(Arrays.copyOf(file, length)), length);
        }
    }

    @Test
    void zerosFromAnySectorOnAreACrashAndKeepTheWholeEntriesBeforeThem() {
        for (int from = 512; from < ends.getLast(); from += 512) {
            byte[] torn = file.clone();
            Arrays.fill(torn, from, torn.length, (byte) 0);
            assertKeepsWhatIsWhole(SegmentScan.scan(torn), from);
        }
    }

    @Test
    void aBitFlippedInAnyByteIsNeverTakenForACrashWhenAWholeEntryFollows() {
        for (int at = 0; at < ends.get(ENTRIES - 1); at++) {
            byte[] flipped = file.clone();
            flipped[at] ^= 16;
            assertThat(SegmentScan.scan(flipped).ending()).as("byte %d", at).isInstanceOf(Ending.Corrupt.class);
        }
    }

    @Test
    void aMissingEntryIsNotOverlooked() {
        byte[] without = Arrays.copyOf(file, ends.get(3) + RESERVED - ends.get(4));
        System.arraycopy(file, ends.get(4), without, ends.get(3), RESERVED - ends.get(4));
        assertThat(SegmentScan.scan(without).ending()).isInstanceOf(Ending.Corrupt.class);
    }

    private void assertKeepsWhatIsWhole(Found found, int length) {
        long whole = ends.stream().filter(end -> end <= length).count() - 1;
        int boundary = ends.stream()
                .filter(end -> end <= length)
                .mapToInt(end -> end)
                .max()
                .orElseThrow();
        assertThat(found.count()).as("cut at %d", length).isEqualTo(whole);
        assertThat(found.ending())
                .as("cut at %d", length)
                .isEqualTo(boundary == length ? new Ending.Clean() : new Ending.Torn(boundary));
    }
}
