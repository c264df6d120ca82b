package io.genericark.durable;

import io.genericark.durable.DamagedRecordException.Damage;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * The bytes of a record file: magic, format version, content version, content length, CRC32C, content.
 *
 * <p>The checksum covers the whole header before it and the content. The first sixteen bytes keep their meaning in all
 * format versions, so that any version can tell a torn file from a newer one.
 */
final class RecordFormat {
    private static final int MAGIC = 0x41524b52; // "ARKR"
    private static final short FORMAT_VERSION = 1;
    private static final int BEFORE_CHECKSUM = 4 + 2 + 2 + 4;
    private static final int HEADER = BEFORE_CHECKSUM + 4;

    private RecordFormat() {}

    static ByteBuffer pack(int contentVersion, byte[] content) {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + content.length);
        bytes.putInt(MAGIC)
                .putShort(FORMAT_VERSION)
                .putShort((short) contentVersion)
                .putInt(content.length);
        bytes.putInt(0).put(content);
        bytes.putInt(BEFORE_CHECKSUM, checksum(bytes.array()));
        return bytes.flip();
    }

    static byte[] unpack(Path file, int contentVersion, byte[] found) throws DamagedRecordException {
        if (found.length < HEADER) {
            throw new DamagedRecordException(
                    file, Damage.TORN, "it has " + found.length + " bytes, its header alone has " + HEADER);
        }
        ByteBuffer bytes = ByteBuffer.wrap(found);
        if (bytes.getInt() != MAGIC) {
            throw new DamagedRecordException(file, Damage.NOT_A_RECORD, "its first bytes are not ARKR");
        }
        short format = bytes.getShort();
        short content = bytes.getShort();
        long expected = (long) HEADER + bytes.getInt();
        if (expected != found.length) {
            throw new DamagedRecordException(
                    file, Damage.TORN, "its header says " + expected + " bytes, it has " + found.length);
        }
        int stored = bytes.getInt();
        int computed = checksum(found);
        if (stored != computed) {
            throw new DamagedRecordException(
                    file, Damage.BAD_CHECKSUM, String.format("stored %08x, computed %08x", stored, computed));
        }
        if (format != FORMAT_VERSION || content != contentVersion) {
            throw new DamagedRecordException(
                    file,
                    Damage.WRONG_VERSION,
                    "found " + format + "." + content + ", this ark reads " + FORMAT_VERSION + "." + contentVersion);
        }
        byte[] payload = new byte[bytes.remaining()];
        bytes.get(payload);
        return payload;
    }

    private static int checksum(byte[] all) {
        CRC32C crc = new CRC32C();
        crc.update(all, 0, BEFORE_CHECKSUM);
        crc.update(all, HEADER, all.length - HEADER);
        return (int) crc.getValue();
    }
}
