package io.genericark.shell.command;

import io.genericark.authoring.KitChoice;
import io.genericark.authoring.Scratch;
import io.genericark.kithost.TrialHost;
import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.KitInfo;
import io.genericark.shell.session.Exit;
import io.genericark.shell.session.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the kits are that somebody works on: files of this machine, with or without a node. */
final class LocalKits {
    @Option(
            names = "--scripts",
            paramLabel = "DIR",
            description = "where script kits are; default: ./scripts, else those of this installation")
    private @Nullable Path scripts;

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            description = "where kit jars are; default: ./plugins, else those of this installation")
    private @Nullable Path plugins;

    /**
     * A kit and the directories that it is loaded from.
     *
     * @param kit its name, or the name of its file
     */
    record Place(String kit, Path scripts, Path plugins) {
        /** All kits of the two directories, those that cannot be used included. */
        FromHost.Ready load() throws InterruptedException {
            try {
                return Scratch.kits(scripts, plugins);
            } catch (TrialHost.Lost e) {
                throw new Trouble(Exit.FAILED, "kits of " + scripts + " cannot be loaded: " + e.getMessage());
            } catch (IOException e) {
                throw new Trouble(Exit.FAILED, "no kit-host can be started: " + e.getMessage());
            }
        }

        KitInfo find() throws InterruptedException {
            var ready = load();
            return KitChoice.find(ready, kit)
                    .orElseThrow(() -> new Trouble(
                            Exit.NOT_FOUND,
                            KitChoice.whyNot(ready, kit, scripts, plugins) + ". Next: ark kit lint " + kit));
        }
    }

    /** The place of a kit that is named, or of the file that it is in. */
    Place of(String given) {
        var file = Path.of(given);
        if (isKitFile(file)) {
            var parent = file.toAbsolutePath().normalize().getParent();
            var name = String.valueOf(file.getFileName());
            var directory = parent == null ? Path.of("/") : parent;
            return isArchive(file)
                    ? new Place(name, directory.resolve(".no-scripts"), directory)
                    : new Place(name, directory, plugins().getFirst());
        }
        return new Place(
                given,
                scripts().stream()
                        .filter(directory -> holds(directory, given))
                        .findFirst()
                        .orElse(scripts().getFirst()),
                plugins().getFirst());
    }

    /** The directories of script kits and of jars, without a certain kit. */
    Place all() {
        return new Place("", scripts().getFirst(), plugins().getFirst());
    }

    private static boolean isKitFile(Path file) {
        return Files.isDirectory(file) ? Files.exists(file.resolve("restore")) : Files.exists(file);
    }

    private static boolean isArchive(Path file) {
        return file.toString().endsWith(".jar") || file.toString().endsWith(".zip");
    }

    private static boolean holds(Path directory, String kit) {
        return names(directory).anyMatch(name -> name.equals(KitChoice.bare(kit)));
    }

    private List<Path> scripts() {
        return candidates(scripts, "scripts", "ark.home", "scripts");
    }

    private List<Path> plugins() {
        return archivesFirst(candidates(plugins, "plugins", "ark.dist", "plugins"));
    }

    /** Those that hold jars or zips before others: {@code plugins} of a checkout has the sources of kits. */
    static List<Path> archivesFirst(List<Path> directories) {
        return Stream.concat(directories.stream().filter(LocalKits::holdsArchives), directories.stream())
                .distinct()
                .toList();
    }

    private static boolean holdsArchives(Path directory) {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (var entries = Files.list(directory)) {
            return entries.anyMatch(LocalKits::isArchive);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> candidates(@Nullable Path given, String here, String property, String there) {
        if (given != null) {
            return List.of(given.toAbsolutePath().normalize());
        }
        var all = new ArrayList<Path>();
        all.add(Path.of(here).toAbsolutePath());
        Optional.ofNullable(System.getProperty(property))
                .map(home -> Path.of(home).resolve(there).toAbsolutePath())
                .ifPresent(all::add);
        var existing = all.stream().filter(Files::isDirectory).toList();
        return existing.isEmpty() ? all : existing;
    }

    /** The names of what looks like a script kit. */
    private static Stream<String> names(Path directory) {
        if (!Files.isDirectory(directory)) {
            return Stream.of();
        }
        try (var entries = Files.list(directory)) {
            return entries
                    .filter(entry -> Files.isDirectory(entry)
                            ? Files.exists(entry.resolve("restore"))
                            : entry.toString().matches(".*\\.(js|mjs|py)"))
                    .map(entry -> KitChoice.bare(String.valueOf(entry.getFileName())))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For completion: the script kits of the usual places. */
    static final class Names extends TreeSet<String> {
        private static final long serialVersionUID = 1;

        Names() {
            new LocalKits().scripts().stream().flatMap(LocalKits::names).forEach(this::add);
        }
    }
}
