package io.genericark.kithost.calls;

import io.genericark.api.KitContext;
import io.genericark.api.KitException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Small text files for a script. A write replaces the whole file at once: whoever reads sees the old text or the new one.
 * Secrets cannot be reached this way, neither where they are kept nor in the environment of a process.
 */
final class FileCalls {

    private static final int MAX_BYTES = 1024 * 1024;
    private static final int MAX_ENTRIES = 10_000;
    private static final List<Path> OF_THE_KERNEL = List.of(Path.of("/proc"), Path.of("/sys"), Path.of("/dev"));

    private final KitContext ctx;

    FileCalls(KitContext ctx) {
        this.ctx = ctx;
    }

    /** The text; null when there is no such file. */
    @Nullable
    Object read(JsonNode arguments) throws IOException, KitException {
        Path path = path(arguments);
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IllegalArgumentException(path + " is longer than " + MAX_BYTES + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    @Nullable
    Object write(JsonNode arguments) throws IOException, KitException {
        Path path = path(arguments);
        byte[] bytes = Arguments.text(arguments, "content").getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("the text for " + path + " is longer than " + MAX_BYTES + " bytes");
        }
        Path target = Files.isSymbolicLink(path) && Files.exists(path) ? path.toRealPath() : path;
        if (OF_THE_KERNEL.stream().anyMatch(target::startsWith)) {
            Files.write(target, bytes, StandardOpenOption.WRITE);
        } else {
            replace(target, bytes);
        }
        return null;
    }

    /** A file that is there keeps its owner and mode. */
    private static void replace(Path target, byte[] bytes) throws IOException {
        Path parent = target.getParent();
        if (parent == null || Files.isDirectory(target)) {
            throw new IOException(target + " is a directory");
        }
        Files.createDirectories(parent);
        Path fresh = Files.createTempFile(parent, ".ark-", ".new");
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(bytes));
                channel.force(true);
            }
            takeAttributes(target, fresh);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void takeAttributes(Path target, Path fresh) throws IOException {
        if (!Files.exists(target)) {
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-r--r--"));
            return;
        }
        PosixFileAttributes there = Files.readAttributes(target, PosixFileAttributes.class);
        PosixFileAttributes now = Files.readAttributes(fresh, PosixFileAttributes.class);
        if (!there.group().equals(now.group())) {
            Files.setAttribute(fresh, "posix:group", there.group());
        }
        if (!there.owner().equals(now.owner())) {
            Files.setOwner(fresh, there.owner());
        }
        Files.setPosixFilePermissions(fresh, there.permissions());
    }

    Object remove(JsonNode arguments) throws IOException, KitException {
        Path path = path(arguments);
        if (Files.isDirectory(path) && !Files.isSymbolicLink(path)) {
            throw new IOException(path + " is a directory");
        }
        return Files.deleteIfExists(path);
    }

    Object exists(JsonNode arguments) throws IOException, KitException {
        return Files.exists(path(arguments));
    }

    /** The sorted names; null when there is no such directory. */
    @Nullable
    Object list(JsonNode arguments) throws IOException, KitException {
        Path path = path(arguments);
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            for (Path entry : entries) {
                names.add(String.valueOf(entry.getFileName()));
                if (names.size() > MAX_ENTRIES) {
                    throw new IllegalArgumentException(path + " has more than " + MAX_ENTRIES + " entries");
                }
            }
        } catch (NoSuchFileException e) {
            return null;
        } catch (NotDirectoryException e) {
            throw new IOException(path + " is no directory", e);
        }
        return names.stream().sorted().toList();
    }

    private Path path(JsonNode arguments) throws IOException, KitException {
        Path path = Path.of(Arguments.text(arguments, "path")).normalize();
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException("'" + path + "' must be an absolute path");
        }
        Path real = real(path);
        boolean isEnvironment = real.startsWith("/proc") && real.endsWith("environ");
        boolean isSecret = ctx instanceof HostContext host && real.startsWith(real(host.secrets()));
        if (isEnvironment || isSecret) {
            throw new KitException(
                    KitException.Kind.DENIED,
                    path + " is not for scripts",
                    "secrets may be there, which are given to programs by name only",
                    "use secretEnv of ctx.exec");
        }
        return path;
    }

    /** Without symbolic links, as far as the path is there. */
    private static Path real(Path path) throws IOException {
        Path there = path;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return there == null
                ? path
                : there.toRealPath().resolve(there.relativize(path)).normalize();
    }
}
