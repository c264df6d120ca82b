package io.genericark.consensus;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.thirdparty.com.google.protobuf.InvalidProtocolBufferException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file of Ratis' segmented log and says where, and how, it stops to make sense.
 *
 * <p>The format of 3.3.0: {@code "RaftLog1"}, then per entry a varint length, so many bytes of protobuf, and the CRC-32C
 * of both; zeros after the last one. Ratis' own reader does not tell where it stopped, and takes a record that was torn
 * by a power cut inside the preallocated space for corruption.
 */
final class SegmentScan {
    private static final byte[] HEADER = "RaftLog1".getBytes(StandardCharsets.US_ASCII);
    private static final int CHECKSUM_BYTES = Integer.BYTES;
    /** What a disk writes whole or not at all. */
    private static final int SECTOR_BYTES = 512;

    private static final int MAX_ENTRY_BYTES = 4 * 1024 * 1024;

    private final byte[] bytes;
    private final int used;

    /** How a segment file ends. */
    sealed interface Ending {
        /** After the last whole entry there are only zeros, or nothing. */
        record Clean() implements Ending {}

        /** The last entry was cut off while it was written: so far only its writer can have known of it. */
        record Torn(int offset) implements Ending {}

        /** Bytes that no crash explains. */
        record Corrupt(int offset, String what) implements Ending {}
    }

    /** The indices of the whole entries, -1 when there is none, and what comes after them. */
    record Found(long first, long last, Ending ending) {
        long count() {
            return first < 0 ? 0 : last - first + 1;
        }
    }

    private record Entry(long index, int end) {}

    private SegmentScan(byte[] bytes) {
        this.bytes = bytes;
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        this.used = end;
    }

    static Found scan(byte[] file) {
        return new SegmentScan(file).scan();
    }

    private Found scan() {
        if (used < HEADER.length) {
            boolean torn = Arrays.equals(bytes, 0, used, HEADER, 0, used);
            return new Found(-1, -1, torn ? new Ending.Clean() : new Ending.Corrupt(0, "the header is wrong"));
        }
        if (!Arrays.equals(bytes, 0, HEADER.length, HEADER, 0, HEADER.length)) {
            return new Found(-1, -1, new Ending.Corrupt(0, "the header is wrong"));
        }
        long first = -1;
        long last = -1;
        int position = HEADER.length;
        while (position < used) {
            Entry entry = entryAt(position);
            if (entry == null || (first >= 0 && entry.index() != last + 1)) {
                return new Found(first, last, broken(position, last));
            }
            first = first < 0 ? entry.index() : first;
            last = entry.index();
            position = entry.end();
        }
        return new Found(first, last, new Ending.Clean());
    }

    private Ending broken(int position, long last) {
        if (bytes[position] == 0) {
            return new Ending.Corrupt(position, "there are bytes after the end of the log");
        }
        for (int later = position + 1; later < used; later++) {
            Entry entry = entryAt(later);
            if (entry != null && entry.index() > last) {
                return new Ending.Corrupt(
                        position, "an entry is damaged, while entry " + entry.index() + " after it is whole");
            }
        }
        return isTorn(position)
                ? new Ending.Torn(position)
                : new Ending.Corrupt(position, "an entry was written to its end, but its checksum does not match");
    }

    /** Torn: the entry reaches beyond the last sector that has anything in it, or beyond the end of the file. */
    private boolean isTorn(int position) {
        int[] length = lengthAt(position);
        if (length.length == 0) {
            return used - position < 5;
        }
        long claimedEnd = (long) position + length[1] + length[0] + CHECKSUM_BYTES;
        long sectorEnd = (long) (used + SECTOR_BYTES - 1) / SECTOR_BYTES * SECTOR_BYTES;
        return length[0] <= MAX_ENTRY_BYTES && (claimedEnd > bytes.length || claimedEnd > sectorEnd);
    }

    private @Nullable Entry entryAt(int position) {
        int[] length = lengthAt(position);
        if (length.length == 0 || length[0] <= 0 || length[0] > MAX_ENTRY_BYTES) {
            return null;
        }
        int body = position + length[1];
        int checksum = body + length[0];
        if (checksum + CHECKSUM_BYTES > bytes.length) {
            return null;
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes, position, checksum - position);
        if ((int) crc.getValue() != ByteBuffer.wrap(bytes).getInt(checksum)) {
            return null;
        }
        try {
            LogEntryProto entry = LogEntryProto.parseFrom(ByteBuffer.wrap(bytes, body, length[0]));
            return new Entry(entry.getIndex(), checksum + CHECKSUM_BYTES);
        } catch (InvalidProtocolBufferException e) {
            return null;
        }
    }

    /** The varint at the position and how many bytes it takes; empty when there is no whole one. */
    private int[] lengthAt(int position) {
        long value = 0;
        for (int i = 0; i < 5 && position + i < bytes.length; i++) {
            byte next = bytes[position + i];
            value |= (long) (next & 0x7f) << (7 * i);
            if (next >= 0) {
                return value > Integer.MAX_VALUE ? new int[0] : new int[] {(int) value, i + 1};
            }
        }
        return new int[0];
    }
}
