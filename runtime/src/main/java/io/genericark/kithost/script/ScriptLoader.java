package io.genericark.kithost.script;

import io.genericark.api.RecoveryKit;
import io.genericark.kithost.child.Children;
import io.genericark.kithost.files.ContentHash;
import io.genericark.kithost.files.FoundKit;
import io.genericark.kithost.protocol.KitAction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes kits of the entries of a scripts directory: files of functions from a copy of it, executables from where they are.
 * Used by one thread at a time; blocks while files are read and scripts describe themselves.
 */
final class ScriptLoader {

    private static final Pattern JAVASCRIPT = Pattern.compile("\\.m?js$");
    private static final Pattern PYTHON = Pattern.compile("\\.py$");

    private final Path directory;
    private final Children children;
    private final Python python;
    private @Nullable PythonContexts contexts;

    /** Of a scripts directory. */
    ScriptLoader(Path directory, Children children, Python python) {
        this.directory = directory;
        this.children = children;
        this.python = python;
    }

    /**
     * Which version of an entry there is. That of a file of functions covers the files of its language that are no kits: it may
     * import them.
     *
     * @param copy of the scripts directory
     * @param isHelper whether a file directly below the directory is one that kits may import
     */
    Loaded.Version version(Path entry, Path copy, Predicate<String> isHelper) throws IOException {
        if (Files.isDirectory(entry)) {
            List<KitAction> executable = ScriptKit.FUNCTIONS.stream()
                    .filter(action -> Files.isExecutable(entry.resolve(action.word())))
                    .toList();
            return version(ContentHash.ofAll(entry), executable);
        }
        Path file = copy.resolve(name(entry));
        Optional<Pattern> language = language(name(entry));
        List<Path> files = new ArrayList<>(language.isPresent() ? helpers(copy, language.get(), isHelper) : List.of());
        files.remove(file);
        files.add(file);
        boolean isKit = ExecutableKit.isOne(entry);
        Path description = ExecutableKit.description(file);
        if (isKit && Files.exists(description)) {
            files.add(description);
        }
        String hash = files.size() == 1 ? ContentHash.of(file) : ContentHash.of(copy, files);
        return version(hash, Files.getLastModifiedTime(file) + (isKit ? " executable" : ""));
    }

    private static Loaded.Version version(String hash, Object more) {
        return new Loaded.Version(hash, hash + " " + more);
    }

    private List<Path> helpers(Path copy, Pattern language, Predicate<String> isHelper) throws IOException {
        try (Stream<Path> all = Files.walk(copy)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> language.matcher(name(file)).find())
                    .filter(file -> {
                        Path top = copy.relativize(file).getName(0);
                        return copy.resolve(top).equals(file)
                                ? isHelper.test(top.toString())
                                : !ExecutableKit.looksLikeOne(directory.resolve(top));
                    })
                    .toList();
        }
    }

    /** Reads an entry. What is wrong with it is in the answer. */
    Loaded load(Path entry, Path copy, Loaded.Version version) {
        try {
            return kit(entry, copy)
                    .map(kit -> Loaded.kit(new FoundKit(kit, entry.toString(), version.hash()), copy, version))
                    .orElse(Loaded.helper(entry.toString(), copy, version));
        } catch (Undecided e) {
            return Loaded.undecided(entry.toString(), copy, version, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return Loaded.refused(entry.toString(), copy, version, String.valueOf(e.getMessage()));
        }
    }

    private Optional<RecoveryKit> kit(Path entry, Path copy) {
        if (Files.isDirectory(entry)) {
            return ExecutableKit.looksLikeOne(entry)
                    ? Optional.of(ExecutableKit.load(entry, children))
                    : Optional.empty();
        }
        if (ExecutableKit.isOne(entry)) {
            return Optional.of(ExecutableKit.loadFile(entry, children));
        }
        String name = name(entry);
        Optional<Pattern> language = language(name);
        return language.isEmpty() ? Optional.empty() : functions(name, copy, language.get());
    }

    private Optional<RecoveryKit> functions(String name, Path copy, Pattern language) {
        ScriptFile file = file(copy.resolve(name), copy, language);
        return FunctionKit.load(file, language.matcher(name).replaceFirst(""), directory, children);
    }

    private static Optional<Pattern> language(String name) {
        return Stream.of(JAVASCRIPT, PYTHON)
                .filter(language -> language.matcher(name).find())
                .findFirst();
    }

    private ScriptFile file(Path file, Path copy, Pattern language) {
        if (language.equals(JAVASCRIPT)) {
            return new JavaScriptFile(file, copy);
        }
        return python.isGraalPy()
                ? new GraalPythonFile(file, copy, contexts())
                : new SystemPythonFile(Python.interpreter(), file, copy, children);
    }

    private PythonContexts contexts() {
        if (contexts == null) {
            contexts = new PythonContexts();
        }
        return contexts;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
