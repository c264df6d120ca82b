package io.genericark.letgo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * One file for each resource that named let-go steps: a JSON list of commands, each a list of words. Written whole or
 * not at all. Blocks on the file system; made for a directory that lives as long as the machine runs.
 */
public final class LetGoFiles {
    private static final String ENDING = ".json";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<List<String>>> COMMANDS = new TypeReference<>() {};

    private final Path directory;

    public LetGoFiles(Path directory) {
        this.directory = directory;
    }

    /** Replaces the steps of a resource. When this returns, a guard that lets go does them. */
    public void write(String tag, List<List<String>> commands) throws IOException {
        Files.createDirectories(directory);
        var file = file(tag);
        var whole = file.resolveSibling(file.getFileName() + ".new");
        Files.write(whole, JSON.writeValueAsBytes(commands));
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Forgets the steps of a resource that is out of service. Repeatable. */
    public void remove(String tag) throws IOException {
        Files.deleteIfExists(file(tag));
    }

    /**
     * What is in the directory.
     *
     * @param steps by tag
     * @param unreadable why, by tag: that resource may be in service and its steps cannot be done
     */
    public record Found(SortedMap<String, List<List<String>>> steps, SortedMap<String, String> unreadable) {}

    /** All steps by tag. A file that cannot be read is an exception that names it: its resource may be in service. */
    public SortedMap<String, List<List<String>>> read() throws IOException {
        var found = find();
        if (!found.unreadable().isEmpty()) {
            throw new IOException(String.join("; ", found.unreadable().values()));
        }
        return found.steps();
    }

    /** All steps that can be read, and what cannot: one damaged file does not hide the others. */
    public Found find() throws IOException {
        var found = new Found(new TreeMap<>(), new TreeMap<>());
        if (!Files.isDirectory(directory)) {
            return found;
        }
        try (var files = Files.list(directory)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var name = String.valueOf(file.getFileName());
                if (name.endsWith(ENDING)) {
                    findOne(file, name.substring(0, name.length() - ENDING.length()), found);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return found;
    }

    private static void findOne(Path file, String name, Found found) {
        var tag = name;
        try {
            tag = URLDecoder.decode(name, StandardCharsets.UTF_8);
            var steps = JSON.readValue(Files.readAllBytes(file), COMMANDS);
            steps.forEach(step -> requireWords(List.copyOf(step)));
            found.steps().put(tag, steps);
        } catch (NoSuchFileException removedMeanwhile) {
            found.steps().remove(tag);
        } catch (JacksonException e) {
            found.unreadable().put(tag, file + " is not a list of commands: " + e.getOriginalMessage());
        } catch (IOException | RuntimeException e) {
            found.unreadable().put(tag, file + " cannot be read: " + e);
        }
    }

    private static void requireWords(List<String> step) {
        if (step.isEmpty()) {
            throw new IllegalArgumentException("a step without words");
        }
    }

    private Path file(String tag) {
        return directory.resolve(URLEncoder.encode(tag, StandardCharsets.UTF_8) + ENDING);
    }
}
