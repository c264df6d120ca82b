package io.genericark.kithost.child;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Small executables that come with the runtime and are put where child processes find them by PATH. Each is written whole or
 * not at all, and only when it is not there as it should be; repeatable. Blocks on the file system.
 */
public final class BundledCommands {

    private final Class<?> owner;
    private final Map<String, String> resources;

    private BundledCommands(Class<?> owner, Map<String, String> resources) {
        this.owner = owner;
        this.resources = resources;
    }

    /**
     * One file for each command.
     *
     * @param owner the class beside whose package's resources they are
     * @param directory below that package
     * @param names of the commands and their files
     */
    public static BundledCommands files(Class<?> owner, String directory, List<String> names) {
        Map<String, String> resources = new TreeMap<>();
        names.forEach(name -> resources.put(name, directory + "/" + name));
        return new BundledCommands(owner, resources);
    }

    /**
     * One file for all commands, which looks at the name by which it is called.
     *
     * @param owner the class beside whose package's resources it is
     */
    public static BundledCommands oneFile(Class<?> owner, String file, List<String> names) {
        Map<String, String> resources = new TreeMap<>();
        names.forEach(name -> resources.put(name, file));
        return new BundledCommands(owner, resources);
    }

    /**
     * Puts them into a directory, which is made when missing.
     *
     * @throws UncheckedIOException when that is not possible, with what and why
     */
    public void putInto(Path directory) {
        try {
            Files.createDirectories(directory);
            for (Map.Entry<String, String> each : resources.entrySet()) {
                put(directory, each.getKey(), read(each.getValue()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "commands that kits call cannot be put into " + directory + " (" + e
                            + "); check space and permissions of that directory",
                    e);
        }
    }

    private byte[] read(String resource) throws IOException {
        try (InputStream in = owner.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("this build lacks " + resource + " beside " + owner.getName());
            }
            return in.readAllBytes();
        }
    }

    private static void put(Path directory, String name, byte[] text) throws IOException {
        Path file = directory.resolve(name);
        if (Files.isExecutable(file) && Arrays.equals(Files.readAllBytes(file), text)) {
            return;
        }
        Path whole = Files.createTempFile(directory, ".", ".new");
        Files.write(whole, text);
        Files.setPosixFilePermissions(whole, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
