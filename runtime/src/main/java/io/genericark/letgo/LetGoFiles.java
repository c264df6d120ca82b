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

    /** All steps by tag. A file that cannot be read is an exception that names it: its resource may be in service. */
    public SortedMap<String, List<List<String>>> read() throws IOException {
        var all = new TreeMap<String, List<List<String>>>();
        if (!Files.isDirectory(directory)) {
            return all;
        }
        try (var files = Files.list(directory)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var name = String.valueOf(file.getFileName());
                if (name.endsWith(ENDING)) {
                    readOne(file, name, all);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return all;
    }

    private static void readOne(Path file, String name, SortedMap<String, List<List<String>>> all) throws IOException {
        var tag = URLDecoder.decode(name.substring(0, name.length() - ENDING.length()), StandardCharsets.UTF_8);
        try {
            all.put(tag, JSON.readValue(Files.readAllBytes(file), COMMANDS));
        } catch (JacksonException e) {
            throw new IOException(file + " is not a list of commands: " + e.getOriginalMessage(), e);
        } catch (NoSuchFileException removedMeanwhile) {
            all.remove(tag);
        }
    }

    private Path file(String tag) {
        return directory.resolve(URLEncoder.encode(tag, StandardCharsets.UTF_8) + ENDING);
    }
}
