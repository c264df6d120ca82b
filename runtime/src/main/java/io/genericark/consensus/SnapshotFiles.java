package io.genericark.consensus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.apache.ratis.io.MD5Hash;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.statemachine.impl.SimpleStateMachineStorage;
import org.apache.ratis.util.MD5FileUtil;

/**
 * Snapshot files as Ratis' {@link SimpleStateMachineStorage} names them, each with its checksum file.
 *
 * <p>A snapshot has its final name only when it and its checksum are durable, so one without a checksum is damage and
 * never a crash in between.
 */
final class SnapshotFiles {
    private static final String UNFINISHED = ".ark-tmp";

    private SnapshotFiles() {}

    static Path write(Path directory, TermIndex last, byte[] state) throws IOException {
        deleteUnfinished(directory);
        Path target = directory.resolve(SimpleStateMachineStorage.getSnapshotFileName(last.getTerm(), last.getIndex()));
        Path unfinished = directory.resolve(target.getFileName() + UNFINISHED);
        try (FileChannel channel = FileChannel.open(
                unfinished,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE))) {
            for (ByteBuffer bytes = ByteBuffer.wrap(state); bytes.hasRemaining(); ) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        MD5FileUtil.saveMD5File(target.toFile(), MD5FileUtil.computeMd5ForFile(unfinished.toFile()));
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        force(directory);
        return target;
    }

    /** Returns the content; throws with the difference in words when it is not what was once written. */
    static byte[] read(Path snapshot) throws IOException {
        MD5Hash stored = MD5FileUtil.readStoredMd5ForFile(snapshot.toFile());
        if (stored == null) {
            throw new IOException("its checksum file " + snapshot.getFileName() + ".md5 is missing");
        }
        byte[] state = Files.readAllBytes(snapshot);
        MD5Hash computed = MD5Hash.newInstance(MD5FileUtil.newMD5().digest(state));
        if (!stored.equals(computed)) {
            throw new IOException("its MD5 is " + computed + ", but " + stored + " was recorded when it was written");
        }
        return state;
    }

    /** Makes a snapshot that Ratis received and renamed without fsync as durable as one of our own. */
    static void makeDurable(Path snapshot) throws IOException {
        Path directory = snapshot.toAbsolutePath().getParent();
        if (directory == null) {
            throw new IOException(snapshot + " has no directory");
        }
        force(snapshot);
        force(MD5FileUtil.getDigestFileForFile(snapshot.toFile()).toPath());
        force(directory);
        force(directory.resolveSibling("."));
    }

    private static void deleteUnfinished(Path directory) throws IOException {
        try (var files = Files.newDirectoryStream(directory, "*" + UNFINISHED)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
