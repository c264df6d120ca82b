package io.genericark.authoring.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the arguments of all processes again and again until closed, and remembers the first that holds a secret. A process
 * that lives for less than some milliseconds may be missed.
 */
final class ArgumentWatch implements AutoCloseable {

    private static final long PAUSE_NANOS = 1_000_000;

    private final Map<String, String> secrets;
    private final Set<Long> ours;
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable String seen;

    private ArgumentWatch(Map<String, String> secrets) {
        this.secrets = secrets;
        this.ours = ancestors();
        this.thread = Thread.ofPlatform().name("arguments").daemon().unstarted(this::watch);
    }

    static ArgumentWatch start(Map<String, String> secrets) {
        ArgumentWatch watch = new ArgumentWatch(secrets);
        watch.thread.start();
        return watch;
    }

    /** Which secret was seen, and in the arguments of what. */
    Optional<String> seen() {
        return Optional.ofNullable(seen);
    }

    /** Who asks for the trial may have been given the secret as an argument; that is not the kit's doing. */
    private static Set<Long> ancestors() {
        return Stream.iterate(
                        Optional.of(ProcessHandle.current()),
                        Optional::isPresent,
                        handle -> handle.flatMap(ProcessHandle::parent))
                .map(handle -> handle.orElseThrow().pid())
                .collect(Collectors.toSet());
    }

    private void watch() {
        while (!closed && seen == null) {
            look();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void look() {
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path directory : directories) {
                if (!ours.contains(Long.valueOf(String.valueOf(directory.getFileName())))) {
                    look(directory);
                }
            }
        } catch (IOException e) {
            seen = "/proc cannot be listed: " + e;
        }
    }

    private void look(Path directory) {
        try {
            String arguments = new String(Files.readAllBytes(directory.resolve("cmdline")), StandardCharsets.UTF_8);
            secrets.forEach((name, value) -> {
                if (arguments.contains(value)) {
                    seen = "the value of " + name + " is an argument of "
                            + arguments.substring(0, Math.max(0, arguments.indexOf('\0')))
                            + ", which everybody can read";
                }
            });
        } catch (IOException ended) {
            return; // it ended in the meantime
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt(); // it may be pausing
    }
}
