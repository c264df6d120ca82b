package io.genericark.shell.command;

import io.genericark.authoring.KitChoice;
import io.genericark.authoring.lint.Finding;
import io.genericark.authoring.lint.Finding.Severity;
import io.genericark.authoring.lint.Lint;
import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.KitInfo;
import io.genericark.kithost.protocol.RefusedFile;
import io.genericark.shell.render.KitLintText;
import io.genericark.shell.session.Exit;
import io.genericark.shell.session.Trouble;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "lint",
        description = {
            "Reads kits without running them, and says what is wrong, with file and line.",
            "Exit code 1 when there is an error, with --strict also when there is a warning."
        })
final class KitLintCommand implements Callable<Integer> {
    private record Linted(int kits, List<Finding> findings) {}

    private final Ark ark;

    @Parameters(
            paramLabel = "KIT",
            arity = "0..*",
            completionCandidates = LocalKits.Names.class,
            description = "names or files; default: all")
    private List<String> names = new ArrayList<>();

    @Option(names = "--strict", description = "a warning counts as an error")
    private boolean strict;

    @Mixin
    private LocalKits kits = new LocalKits();

    KitLintCommand(Ark ark) {
        this.ark = ark;
    }

    @Override
    public Integer call() throws InterruptedException {
        var sources = sources();
        var findings = new ArrayList<Finding>();
        sources.forEach((source, ready) ->
                findings.addAll(Lint.of(ready, Path.of(source)).orElseThrow()));
        var linted = new Linted(sources.size(), findings);
        ark.print(
                () -> findings.stream()
                                .map(f -> KitLintText.finding(f, ark.console().page()))
                                .collect(Collectors.joining())
                        + KitLintText.summary(linted.kits(), findings),
                () -> Json.document("ark.kit-lint/1", linted),
                () -> findings.stream().map(Finding::file).distinct().toList());
        return findings.stream().anyMatch(this::counts) ? Exit.FAILED.code() : Exit.OK.code();
    }

    private boolean counts(Finding finding) {
        return finding.severity() == Severity.ERROR || (strict && finding.severity() == Severity.WARNING);
    }

    /** Each kit's file or directory, and what was said where it was loaded. */
    private Map<String, FromHost.Ready> sources() throws InterruptedException {
        var sources = new LinkedHashMap<String, FromHost.Ready>();
        if (names.isEmpty()) {
            var ready = kits.all().load();
            Stream.concat(
                            ready.kits().stream().map(KitInfo::source),
                            ready.refused().stream().map(RefusedFile::file))
                    .sorted()
                    .forEach(source -> sources.put(source, ready));
            return sources;
        }
        var loaded = new LinkedHashMap<LocalKits.Place, FromHost.Ready>();
        for (var name : names) {
            var place = kits.of(name);
            var directories = new LocalKits.Place("", place.scripts(), place.plugins());
            var ready = loaded.get(directories);
            if (ready == null) {
                ready = directories.load();
                loaded.put(directories, ready);
            }
            sources.put(source(ready, place), ready);
        }
        return sources;
    }

    private static String source(FromHost.Ready ready, LocalKits.Place place) {
        return KitChoice.find(ready, place.kit())
                .map(KitInfo::source)
                .or(() -> KitChoice.refused(ready, place.kit()).map(RefusedFile::file))
                .orElseThrow(() -> new Trouble(
                        Exit.NOT_FOUND,
                        KitChoice.whyNot(ready, place.kit(), place.scripts(), place.plugins()) + ". Next: ark kit new "
                                + KitChoice.bare(place.kit())));
    }
}
