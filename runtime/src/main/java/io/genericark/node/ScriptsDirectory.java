package io.genericark.node;

import io.genericark.core.PushRules;
import io.genericark.core.PushedFile;
import io.genericark.core.PushedKit;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The scripts directory, as far as kits are pushed from it and written to it. Follows no symbolic link below it, and
 * never leaves it. A file is replaced as a whole: who reads it meanwhile sees the old one or the new one. Blocks on the
 * disk; for one thread.
 */
final class ScriptsDirectory {
    private static final List<String> LANGUAGES = List.of(".*\\.m?js", ".*\\.py");
    private static final String UNFINISHED = ".ark-push-";

    private final Path root;

    ScriptsDirectory(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /**
     * The files of a kit, and of helpers that are named.
     *
     * @param source the kit's file or directory
     * @param helpers files or directories, relative to the scripts directory
     * @throws IOException when one is outside, a symbolic link, or cannot be read; the message is for the operator
     */
    List<PushedFile> read(Path source, Collection<String> helpers) throws IOException {
        var files = new ArrayList<PushedFile>();
        collect(source.toAbsolutePath().normalize(), files);
        for (var helper : helpers) {
            collect(root.resolve(helper).normalize(), files);
        }
        return files.stream().distinct().toList();
    }

    /**
     * What counts in the hash of a kit beside its own file: the files of its language that are no kits, for it may import
     * them. A kit that is a directory has everything in it.
     *
     * @param kits the files and directories that are kits
     */
    List<String> helpers(Path source, Collection<Path> kits) throws IOException {
        var name = String.valueOf(source.getFileName());
        var language = LANGUAGES.stream().filter(l -> name.matches(l)).findFirst();
        if (language.isEmpty() || Files.isDirectory(source)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .map(root::relativize)
                    .filter(file -> String.valueOf(file.getFileName()).matches(language.get()))
                    .filter(file -> !kits.contains(root.resolve(file.getName(0))))
                    .map(Path::toString)
                    .filter(file -> Arrays.stream(file.split("/", -1)).noneMatch(ScriptsDirectory::isLeftover))
                    .sorted()
                    .toList();
        }
    }

    private void collect(Path path, List<PushedFile> into) throws IOException {
        if (!path.startsWith(root) || path.equals(root)) {
            throw new IOException(path + " is not below " + root + ", where scripts are; only these can be pushed");
        }
        requireNoLink(path);
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            for (var entry : entries(path)) {
                collect(entry, into);
            }
        } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            into.add(file(path));
        } else {
            throw new IOException(
                    path + (Files.exists(path) ? " is neither a file nor a directory" : " does not exist"));
        }
    }

    /** Without what editors and interpreters leave there. */
    private static List<Path> entries(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(p -> !isLeftover(String.valueOf(p.getFileName())))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isLeftover(String name) {
        return name.startsWith(".") || name.endsWith("~") || name.equals("__pycache__");
    }

    private PushedFile file(Path path) throws IOException {
        if (Files.size(path) > PushRules.LARGEST_KIT) {
            throw new IOException(path + " has " + Files.size(path) + " bytes; at most " + PushRules.LARGEST_KIT
                    + " can be pushed. Copy it to the other nodes by other means");
        }
        return new PushedFile(
                root.relativize(path).toString(),
                Files.isExecutable(path) ? PushedFile.Mode.EXECUTABLE : PushedFile.Mode.PLAIN,
                Base64.getEncoder().encodeToString(Files.readAllBytes(path)));
    }

    /**
     * Writes the files of a pushed kit where they differ. Repeatable.
     *
     * @throws IOException when something is in the way; files before that one are written
     */
    void write(PushedKit kit) throws IOException {
        var problem = PushRules.problem(kit.name(), kit.files());
        if (problem != null) {
            throw new IOException(problem);
        }
        for (var file : kit.files()) {
            write(file);
        }
    }

    private void write(PushedFile file) throws IOException {
        var target = inside(file.path());
        var content = decode(file);
        makeDirectories(Objects.requireNonNull(target.getParent()));
        requireNoLink(target);
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)
                && !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(target + " is in the way: it is not a file. Move it away");
        }
        if (isSame(target, file.mode(), content)) {
            return;
        }
        var unfinished = target.resolveSibling(UNFINISHED + target.getFileName());
        Files.deleteIfExists(unfinished);
        try {
            writeForced(unfinished, content);
            Files.setPosixFilePermissions(
                    unfinished,
                    PosixFilePermissions.fromString(
                            switch (file.mode()) {
                                case EXECUTABLE -> "rwxr-xr-x";
                                case PLAIN -> "rw-r--r--";
                            }));
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static byte[] decode(PushedFile file) throws IOException {
        try {
            return Base64.getDecoder().decode(file.content());
        } catch (IllegalArgumentException e) {
            throw new IOException("the content of " + file.path() + " in the cluster's state is damaged", e);
        }
    }

    private static boolean isSame(Path target, PushedFile.Mode mode, byte[] content) throws IOException {
        return Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
                && Files.isExecutable(target) == (mode == PushedFile.Mode.EXECUTABLE)
                && Files.size(target) == content.length
                && Arrays.equals(Files.readAllBytes(target), content);
    }

    private static void writeForced(Path path, byte[] content) throws IOException {
        try (var channel = FileChannel.open(path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
            for (var bytes = ByteBuffer.wrap(content); bytes.hasRemaining(); ) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Deletes files that an earlier push has brought; what is not there or was replaced by something else stays so. */
    void delete(Collection<String> paths) throws IOException {
        for (var path : paths) {
            var target = inside(path);
            requireNoLink(target);
            if (Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(target);
            }
        }
    }

    private Path inside(String path) throws IOException {
        var target = root.resolve(path).normalize();
        if (!target.startsWith(root) || target.equals(root)) {
            throw new IOException("'" + path + "' would be outside of " + root);
        }
        return target;
    }

    private void makeDirectories(Path directory) throws IOException {
        if (directory.equals(root)) {
            Files.createDirectories(root);
        } else if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            makeDirectories(Objects.requireNonNull(directory.getParent()));
            requireNoLink(directory);
            Files.createDirectory(directory);
        }
    }

    /** The scripts directory itself may be a link; nothing below it may, or a kit would be written elsewhere. */
    private void requireNoLink(Path path) throws IOException {
        for (var at = path; !at.equals(root); at = Objects.requireNonNull(at.getParent())) {
            if (Files.isSymbolicLink(at)) {
                throw new IOException(at + " is a symbolic link; pushed kits are files of " + root + " itself");
            }
        }
    }
}
