package io.genericark.kithost.script;

import io.genericark.api.RecoveryKit;
import io.genericark.kithost.child.Children;
import io.genericark.kithost.files.ContentHash;
import io.genericark.kithost.files.FoundKit;
import io.genericark.kithost.protocol.RefusedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The kits of a scripts directory. A directory with one of the executables is a kit, so is a JavaScript or Python file with
 * one of the functions; other files and directories are helpers and are passed over, as is what starts with a dot.
 * Blocks while files are read and scripts describe themselves.
 */
public final class ScriptKits {

    private static final Pattern JAVASCRIPT = Pattern.compile("\\.m?js$");
    private static final Pattern PYTHON = Pattern.compile("\\.py$");

    private final Path directory;
    private final Children children;
    private final Python python;
    private @Nullable PythonContexts contexts;

    /** Over a directory that need not exist. */
    public ScriptKits(Path directory, Children children, Python python) {
        this.directory = directory.toAbsolutePath().normalize();
        this.children = children;
        this.python = python;
    }

    /**
     * Reads all kits.
     *
     * @param found takes each kit
     * @param refused takes what looks like a kit and is none
     */
    public void load(Consumer<FoundKit> found, Consumer<RefusedFile> refused) {
        for (Path entry : entries(refused)) {
            try {
                load(entry).ifPresent(kit -> found.accept(new FoundKit(kit, entry.toString(), hash(entry))));
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
        if (JAVASCRIPT.matcher(name).find()) {
            return functions(
                    new JavaScriptFile(entry, directory),
                    JAVASCRIPT.matcher(name).replaceFirst(""));
        }
        if (PYTHON.matcher(name).find()) {
            return functions(pythonFile(entry), PYTHON.matcher(name).replaceFirst(""));
        }
        return Optional.empty();
    }

    private Optional<FunctionKit> functions(ScriptFile file, String name) {
        return FunctionKit.load(file, name, directory, children);
    }

    private ScriptFile pythonFile(Path file) {
        return python.isGraalPy()
                ? new GraalPythonFile(file, contexts())
                : new SystemPythonFile(Python.interpreter(), file, directory, children);
    }

    private synchronized PythonContexts contexts() {
        if (contexts == null) {
            contexts = new PythonContexts(directory);
        }
        return contexts;
    }

    private static String hash(Path entry) {
        return Files.isDirectory(entry) ? ContentHash.ofAll(entry) : ContentHash.of(entry);
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
