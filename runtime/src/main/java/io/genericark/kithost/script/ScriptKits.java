package io.genericark.kithost.script;

import io.genericark.api.RecoveryKit;
import io.genericark.kithost.child.Children;
import io.genericark.kithost.protocol.RefusedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The kits of a scripts directory. A directory with one of the four executables is a kit, so is a JavaScript file with one
 * of the four functions; other files and directories are helpers and are passed over, as is what starts with a dot.
 * Stateless; blocks while files are read and scripts describe themselves.
 */
public final class ScriptKits {

    private final Path directory;
    private final Children children;

    /** Over a directory that need not exist. */
    public ScriptKits(Path directory, Children children) {
        this.directory = directory.toAbsolutePath().normalize();
        this.children = children;
    }

    /**
     * Reads all kits.
     *
     * @param found takes each kit and its source
     * @param refused takes what looks like a kit and is none
     */
    public void load(BiConsumer<RecoveryKit, String> found, Consumer<RefusedFile> refused) {
        for (Path entry : entries(refused)) {
            try {
                load(entry).ifPresent(kit -> found.accept(kit, entry.toString()));
            } catch (RuntimeException e) {
                refused.accept(new RefusedFile(entry.toString(), String.valueOf(e.getMessage())));
            }
        }
    }

    private Optional<? extends RecoveryKit> load(Path entry) {
        String name = String.valueOf(entry.getFileName());
        if (Files.isDirectory(entry)) {
            return ExecutableKit.looksLikeOne(entry)
                    ? Optional.of(ExecutableKit.load(entry, children))
                    : Optional.empty();
        }
        if (name.endsWith(".js") || name.endsWith(".mjs")) {
            return JavaScriptKit.load(entry, directory, children);
        }
        if (name.endsWith(".py")) {
            throw new IllegalArgumentException("Python files are not hosted by this version;"
                    + " put executables named restore, remove, quickCheck and recover into a directory instead");
        }
        return Optional.empty();
    }

    private List<Path> entries(Consumer<RefusedFile> refused) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> !String.valueOf(entry.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            refused.accept(new RefusedFile(directory.toString(), "the directory cannot be read: " + e));
            return List.of();
        }
    }
}
