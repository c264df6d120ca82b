package io.genericark.authoring;

import io.genericark.kithost.TrialHost;
import io.genericark.kithost.protocol.FromHost;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A directory that is removed with all that is in it when closed. */
public record Scratch(Path directory) implements AutoCloseable {

    /** A fresh one. */
    public static Scratch make() throws IOException {
        return new Scratch(Files.createTempDirectory("ark-kit-"));
    }

    /**
     * What a kit-host says of two directories. Blocks until all kits are loaded.
     *
     * @param scripts directory of script kits; need not exist
     * @param plugins directory of kit jars; need not exist
     * @throws TrialHost.Lost when a kit ends the process that loads it
     */
    public static FromHost.Ready kits(Path scripts, Path plugins)
            throws IOException, TrialHost.Lost, InterruptedException {
        try (Scratch scratch = make();
                TrialHost host = TrialHost.start(TrialHost.Place.of(
                        scripts, plugins, scratch.directory.resolve("no-secrets"), scratch.directory))) {
            return host.ready();
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
