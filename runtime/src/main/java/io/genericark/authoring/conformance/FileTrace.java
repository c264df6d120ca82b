package io.genericark.authoring.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files in the directories that a resource's parameters name, at one moment. Large trees are not followed to their end:
 * what is not seen is not reported.
 *
 * @param changed by file, when it was changed
 */
record FileTrace(Map<Path, FileTime> changed) {

    private static final int DEPTH = 4;
    private static final int MOST = 5_000;
    private static final int LEAST_NAMES = 2; // not /tmp or /var: they belong to everybody

    FileTrace {
        changed = Map.copyOf(changed);
    }

    static FileTrace of(Bench bench) {
        Map<Path, FileTime> found = new TreeMap<>();
        directories(bench).forEach(directory -> look(directory, found));
        found.keySet().removeIf(file -> file.startsWith(bench.place().directory()));
        return new FileTrace(found);
    }

    /** What is new or was changed since. */
    List<String> changedNow(Bench bench) {
        List<String> different = new ArrayList<>();
        new TreeMap<>(of(bench).changed).forEach((file, time) -> {
            if (!time.equals(changed.get(file))) {
                different.add(file.toString());
            }
        });
        return different;
    }

    private static Stream<Path> directories(Bench bench) {
        Map<String, String> values = new TreeMap<>(bench.subject().parameters());
        bench.kit()
                .descriptor()
                .parameters()
                .forEach(spec -> spec.defaultText().ifPresent(text -> values.putIfAbsent(spec.name(), text)));
        return values.values().stream()
                .filter(text -> text.startsWith("/"))
                .map(text -> Path.of(text).normalize())
                .filter(path -> path.getNameCount() >= LEAST_NAMES && Files.isDirectory(path));
    }

    private static void look(Path directory, Map<Path, FileTime> found) {
        try (Stream<Path> files = Files.walk(directory, DEPTH)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).limit(MOST)::iterator) {
                found.put(file, Files.getLastModifiedTime(file));
            }
        } catch (IOException | UncheckedIOException e) {
            found.remove(directory); // files come and go while they are looked at
        }
    }
}
