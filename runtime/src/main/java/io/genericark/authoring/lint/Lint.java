package io.genericark.authoring.lint;

import io.genericark.kithost.protocol.FromHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Says what is wrong with the kit of a file or directory, which a kit-host has loaded or refused. Reads files. */
public final class Lint {

    private Lint() {}

    /**
     * Everything about one kit.
     *
     * @param ready what a kit-host said of the directory that the source is in
     * @param source the kit's file or directory
     * @return what was found, by file and line; empty when the source is no kit and does not look like one
     */
    public static Optional<List<Finding>> of(FromHost.Ready ready, Path source) {
        Path path = source.toAbsolutePath().normalize();
        List<Finding> findings = new ArrayList<>();
        var loaded = ready.kits().stream()
                .filter(kit -> Path.of(kit.source()).equals(path))
                .toList();
        var refused = ready.refused().stream()
                .filter(file -> Path.of(file.file()).equals(path))
                .toList();
        if (loaded.isEmpty() && refused.isEmpty()) {
            return Optional.empty();
        }
        loaded.forEach(kit -> findings.addAll(Loaded.findings(kit)));
        refused.forEach(file -> findings.add(Refused.finding(file)));
        if (Files.isDirectory(path)) {
            findings.addAll(ExecutableFiles.findings(path));
        } else if (!path.toString().endsWith(".jar") && !path.toString().endsWith(".zip")) {
            findings.addAll(ScriptText.findings(path));
        }
        findings.sort(Comparator.comparing(Finding::file).thenComparingInt(Finding::line));
        return Optional.of(findings.stream().distinct().toList());
    }
}
