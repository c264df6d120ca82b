package io.genericark.kithost.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a look at a directory without reading its files shows: two looks are equal when nothing has changed in between. What
 * starts with a dot, and what Python keeps for itself, does not count.
 *
 * @param files size, time of change and mode of each file and directory, by its name below the directory
 */
public record TreeStamp(Map<String, String> files) {

    /** Of nothing. */
    public static final TreeStamp NONE = new TreeStamp(Map.of());

    /** Copies. */
    public TreeStamp {
        files = Map.copyOf(files);
    }

    /** Looks. A directory that is not there is empty; what goes away during the look is left out. */
    public static TreeStamp of(Path directory) throws IOException {
        Map<String, String> files = new TreeMap<>();
        walk(
                directory,
                (file, attributes) -> files.put(directory.relativize(file).toString(), stamp(file, attributes)));
        return new TreeStamp(files);
    }

    private static String stamp(Path file, BasicFileAttributes attributes) {
        String kind = attributes.isSymbolicLink() ? target(file) : "";
        return kind + attributes.size() + " " + attributes.lastModifiedTime() + " " + Files.isExecutable(file);
    }

    /** What is behind a link counts, since it is read. */
    private static String target(Path link) {
        try {
            BasicFileAttributes target = Files.readAttributes(link, BasicFileAttributes.class);
            return target.size() + " " + target.lastModifiedTime() + " ";
        } catch (IOException e) {
            return "";
        }
    }

    /** Takes a file. */
    interface Visit {
        void file(Path file, BasicFileAttributes attributes) throws IOException;
    }

    /** Shows every file that counts, links among them. */
    static void walk(Path directory, Visit visit) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        Files.walkFileTree(directory.toRealPath(), new SimpleFileVisitor<>() {
            private final Path real = directory.toRealPath();

            @Override
            public FileVisitResult preVisitDirectory(Path found, BasicFileAttributes attributes) {
                boolean counts = found.equals(real) || counts(found);
                return counts ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path found, BasicFileAttributes attributes) throws IOException {
                if (counts(found)) {
                    visit.file(directory.resolve(real.relativize(found)), attributes);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path found, IOException why) throws IOException {
                if (why instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw why;
            }
        });
    }

    private static boolean counts(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.startsWith(".") && !name.equals("__pycache__");
    }
}
