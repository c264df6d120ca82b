package io.genericark.kithost.script;

import io.genericark.kithost.child.Children;
import io.genericark.kithost.files.FoundKit;
import io.genericark.kithost.files.Snapshots;
import io.genericark.kithost.files.TreeStamp;
import io.genericark.kithost.protocol.RefusedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The kits of a scripts directory. A directory with one of the executables is a kit, so is an executable file, and a JavaScript
 * or Python file with one of the functions; other files and directories are helpers and are passed over, as is what starts
 * with a dot.
 *
 * <p>What has changed since the last look is loaded anew, from a copy of the directory: an action that runs goes on with the
 * copy of before. A file that cannot be loaded any more is refused, and its last good version stays. One that was not loaded in
 * its time is tried again, after pauses that grow.
 *
 * <p>Thread-safe; blocks while files are read and scripts describe themselves.
 */
public final class ScriptKits {

    private final Path directory;
    private final Snapshots snapshots;
    private final ScriptLoader loader;
    private final Map<String, Loaded> loaded = new TreeMap<>();
    private volatile Optional<RefusedFile> unreadable = Optional.empty();
    private volatile TreeStamp seen = TreeStamp.NONE;
    private volatile Again again = Again.NEVER;

    /** When to try once more what is undecided; {@code at} by {@link System#nanoTime}. */
    private record Again(long at, Duration pause) {
        static final Again NEVER = new Again(0, Duration.ZERO);
        private static final Duration FIRST = Duration.ofSeconds(2);
        private static final Duration LONGEST = Duration.ofMinutes(5);

        Again next() {
            Duration longer = pause.isZero() ? FIRST : pause.multipliedBy(2);
            Duration bounded = longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
            return new Again(System.nanoTime() + bounded.toNanos(), bounded);
        }

        boolean isDue() {
            return !pause.isZero() && System.nanoTime() - at >= 0;
        }
    }

    /**
     * Over a directory that need not exist.
     *
     * @param work where copies of it are kept; belongs to this process
     */
    public ScriptKits(Path directory, Children children, Python python, Path work) {
        this.directory = directory.toAbsolutePath().normalize();
        this.snapshots = new Snapshots(this.directory, work);
        this.loader = new ScriptLoader(this.directory, children, python);
    }

    /** Whether something has changed since it was read last, or is to be tried again. Cheap: reads no file. */
    public boolean hasChanged() {
        try {
            return again.isDue() || !TreeStamp.of(directory).equals(seen);
        } catch (IOException e) {
            return unreadable.isEmpty(); // reading it will say what is wrong, once
        }
    }

    /**
     * Reads what has changed, and gives all kits.
     *
     * @param found takes each kit
     * @param refused takes what looks like a kit and is none
     */
    public synchronized void load(Consumer<FoundKit> found, Consumer<RefusedFile> refused) {
        if (hasChanged()) {
            read();
        }
        unreadable.ifPresent(refused);
        loaded.values().forEach(each -> {
            each.kit().ifPresent(found);
            each.refusal().ifPresent(why -> refused.accept(new RefusedFile(each.source(), why)));
        });
    }

    private void read() {
        try {
            seen = TreeStamp.of(directory); // what changes from here on is seen by the next look
            refresh();
            unreadable = Optional.empty();
        } catch (IOException e) {
            String why = "the directory cannot be read, so its kits stay what they were: " + e;
            unreadable = Optional.of(new RefusedFile(directory.toString(), why));
        }
    }

    private void refresh() throws IOException {
        Path copy = snapshots.take();
        List<Path> entries = entries();
        loaded.keySet().retainAll(entries.stream().map(ScriptKits::name).toList());
        for (Path entry : entries) {
            look(entry, copy);
        }
        for (Path entry : entries) {
            if (!isUndecided(entry)) {
                look(entry, copy); // helpers are known by now, and count in the versions of the others
            }
        }
        again = loaded.values().stream().anyMatch(Loaded::undecided) ? again.next() : Again.NEVER;
        snapshots.keep(loaded.values().stream().map(Loaded::copy).toList());
    }

    private boolean isUndecided(Path entry) {
        Loaded known = loaded.get(name(entry));
        return known != null && known.undecided();
    }

    /** Loads an entry unless it is what it was. */
    private void look(Path entry, Path copy) {
        Loaded before = loaded.get(name(entry));
        loaded.put(name(entry), look(entry, copy, before));
    }

    private Loaded look(Path entry, Path copy, @Nullable Loaded before) {
        try {
            Loaded.Version version = loader.version(entry, copy, this::isHelper);
            if (before != null && before.isStill(version)) {
                return before;
            }
            return before != null && before.copy().equals(copy)
                    ? before.with(version)
                    : loader.load(entry, copy, version).after(before);
        } catch (IOException | UncheckedIOException e) {
            return Loaded.refused(entry.toString(), copy, Loaded.Version.NONE, "it cannot be read: " + e.getMessage())
                    .after(before);
        }
    }

    /** Whether a file directly below the directory is known to be no kit, so that kits may be made of it. */
    private boolean isHelper(String name) {
        Loaded known = loaded.get(name);
        return known != null && known.isHelper();
    }

    private List<Path> entries() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> !name(entry).startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path entry) {
        return String.valueOf(entry.getFileName());
    }
}
