package io.genericark.kithost.jar;

import io.genericark.kithost.files.ContentHash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The jars and zips of a plugins directory as files. Each change is one rename or is made of renames, so that a kit-host that
 * starts at any moment, also after a crash in between, finds each of them whole: the old one or the new one.
 *
 * <p>Blocks on the file system. For one caller at a time.
 */
public final class PluginFiles {

    private static final String DISABLED = ".disabled";
    private static final String NEW = ".new";

    private final Path directory;

    /** Over a directory that need not exist. */
    public PluginFiles(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    /** Whether the kit-host loads it. */
    public enum State {
        ENABLED,
        DISABLED
    }

    /**
     * A jar or zip, by what its manifest or plugin.properties says.
     *
     * @param path where it is
     * @param id by which people name it; the file's name when it says none
     * @param version empty when it says none
     * @param requires of plugin-api; empty when it says none
     */
    public record PluginFile(Path path, String id, String version, String requires, State state) {

        /** The name that the file has while it is loaded. */
        public String fileName() {
            String name = String.valueOf(path.getFileName());
            return state == State.DISABLED ? name.substring(0, name.length() - DISABLED.length()) : name;
        }

        /** Its id and version. */
        public String words() {
            return version.isEmpty() ? id : id + " " + version;
        }

        private boolean isCalled(String name) {
            return name.equals(id) || name.equals(fileName()) || name.equals(String.valueOf(path.getFileName()));
        }
    }

    /** All that are there, by file name. */
    public List<PluginFile> list() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> isArchive(file.toString()) || isArchive(enabled(file.toString())))
                    .sorted()
                    .map(PluginFiles::read)
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The one that is called so: by its id or by its file's name. */
    public Optional<PluginFile> find(String name) throws IOException {
        return list().stream().filter(file -> file.isCalled(name)).findFirst();
    }

    /** Reads what a jar or zip says of itself; one that says nothing has the name of its file. */
    public static PluginFile read(Path path) {
        String name = String.valueOf(path.getFileName());
        State state = name.endsWith(DISABLED) ? State.DISABLED : State.ENABLED;
        String own = enabled(name);
        try (ZipFile zip = new ZipFile(path.toFile())) {
            Optional<PluginFile> said = ofProperties(zip, path, state);
            return said.isPresent() ? said.get() : ofManifest(zip, path, state);
        } catch (IOException damaged) {
            return new PluginFile(path, own, "", "", state);
        }
    }

    private static Optional<PluginFile> ofProperties(ZipFile zip, Path path, State state) throws IOException {
        ZipEntry entry = zip.getEntry("plugin.properties");
        if (entry == null) {
            return Optional.empty();
        }
        Properties said = new Properties();
        try (InputStream in = Objects.requireNonNull(zip.getInputStream(entry), "an entry that is there")) {
            said.load(in);
        }
        return Optional.of(new PluginFile(
                path,
                property(said, "plugin.id").orElse(enabled(String.valueOf(path.getFileName()))),
                property(said, "plugin.version").orElse(""),
                property(said, "plugin.requires").orElse(""),
                state));
    }

    private static Optional<String> property(Properties said, String name) {
        return Optional.ofNullable(said.getProperty(name));
    }

    private static PluginFile ofManifest(ZipFile zip, Path path, State state) throws IOException {
        Attributes said = new Attributes();
        for (String place : List.of("META-INF/MANIFEST.MF", "classes/META-INF/MANIFEST.MF")) {
            ZipEntry entry = zip.getEntry(place);
            if (entry != null) {
                try (InputStream in = zip.getInputStream(entry)) {
                    said.putAll(new Manifest(in).getMainAttributes());
                }
            }
        }
        return new PluginFile(
                path,
                said(said, "Plugin-Id", enabled(String.valueOf(path.getFileName()))),
                said(said, "Plugin-Version", ""),
                said(said, "Plugin-Requires", ""),
                state);
    }

    private static String said(Attributes attributes, String name, String otherwise) {
        String value = attributes.getValue(name);
        return value == null ? otherwise : value;
    }

    /** Copies a file in, under its name. */
    public PluginFile install(PluginFile from) throws IOException {
        Files.createDirectories(directory);
        Path target = directory.resolve(from.fileName());
        return placed(from, target);
    }

    /** Puts a file in the place of another; it then has its own name, and is loaded. */
    public PluginFile replace(PluginFile old, PluginFile from) throws IOException {
        Path loaded = directory.resolve(old.fileName());
        if (old.state == State.DISABLED) {
            rename(old.path, loaded);
        }
        placed(from, loaded); // the new one under the old name: at no moment both, at no moment none
        Path named = directory.resolve(from.fileName());
        if (!named.equals(loaded)) {
            rename(loaded, named);
        }
        return read(named);
    }

    private static PluginFile placed(PluginFile from, Path target) throws IOException {
        Path whole = target.resolveSibling(target.getFileName() + NEW);
        Files.copy(from.path, whole, StandardCopyOption.REPLACE_EXISTING);
        rename(whole, target);
        return read(target);
    }

    /** Lets the kit-host load it from now on. Repeatable. */
    public PluginFile enable(PluginFile file) throws IOException {
        Path target = directory.resolve(file.fileName());
        if (file.state == State.DISABLED) {
            rename(file.path, target);
        }
        return read(target);
    }

    /** Keeps the file, and lets no kit-host load it. Repeatable. */
    public PluginFile disable(PluginFile file) throws IOException {
        Path target = directory.resolve(file.fileName() + DISABLED);
        if (file.state == State.ENABLED) {
            rename(file.path, target);
        }
        return read(target);
    }

    /** Removes the file. Repeatable. */
    public void uninstall(PluginFile file) throws IOException {
        Files.deleteIfExists(file.path);
    }

    /** Removes what was unpacked of zips that are there no more; to be called when no older kit-host runs. */
    public void clean() throws IOException {
        List<Path> needed = new ArrayList<>();
        for (PluginFile file : list()) {
            needed.add(UnpackedZip.place(directory.resolve(file.fileName()), ContentHash.of(file.path)));
        }
        UnpackedZip.clean(directory, needed);
    }

    private static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static boolean isArchive(String name) {
        return name.endsWith(".jar") || name.endsWith(".zip");
    }

    private static String enabled(String name) {
        return name.endsWith(DISABLED) ? name.substring(0, name.length() - DISABLED.length()) : name;
    }
}
