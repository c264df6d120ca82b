package io.genericark.shell.command;

import io.genericark.authoring.Scratch;
import io.genericark.authoring.conformance.Conformance;
import io.genericark.authoring.conformance.JUnitXml;
import io.genericark.authoring.conformance.Promise;
import io.genericark.authoring.conformance.Promises;
import io.genericark.authoring.conformance.Result;
import io.genericark.authoring.conformance.Result.Verdict;
import io.genericark.authoring.conformance.Subject;
import io.genericark.kithost.script.Python;
import io.genericark.shell.render.KitTestText;
import io.genericark.shell.session.Exit;
import io.genericark.shell.session.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "test",
        description = {
            "Holds a kit to its promises, in a kit-host of its own: it needs no cluster.",
            "It really restores a resource with these parameters, kills it, and removes it, again and again."
        })
final class KitTestCommand implements Callable<Integer> {
    /** For completion. */
    static final class PromiseNames extends TreeSet<String> {
        private static final long serialVersionUID = 1;

        PromiseNames() {
            super(Promises.names());
        }
    }

    private record Tested(String kit, List<Result> results) {}

    private final Ark ark;

    @Parameters(paramLabel = "KIT", completionCandidates = LocalKits.Names.class, description = "its name, or its file")
    private String kit = "";

    @Option(names = "--param", paramLabel = "NAME=VALUE", description = "a parameter of the resource; may be repeated")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--id", paramLabel = "ID", description = "what the kit calls the resource")
    private String id = "";

    @Option(
            names = "--only",
            paramLabel = "PROMISE",
            completionCandidates = PromiseNames.class,
            description = "only this promise; may be repeated")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--break",
            paramLabel = "COMMAND",
            description = "a shell command that makes the service fail; default: its processes are killed")
    private @Nullable String breaking;

    @Option(
            names = "--pid-file",
            paramLabel = "FILE",
            description = "holds the pid of the process to kill, where its environment does not tell")
    private @Nullable Path pidFile;

    @Option(names = "--junit", paramLabel = "FILE", description = "write the results there as JUnit XML too")
    private @Nullable Path junit;

    @Option(
            names = "--secrets",
            paramLabel = "DIR",
            description = "secrets that the kit may use, a file for each; default: ./secrets")
    private Path secrets = Path.of("secrets");

    @Option(
            names = "--python",
            paramLabel = "WHICH",
            description = "what runs a Python file: graalpy, system (python3) or auto, as ark.kits.python on a node")
    private Python python = Python.AUTO;

    @Mixin
    private LocalKits kits = new LocalKits();

    KitTestCommand(Ark ark) {
        this.ark = ark;
    }

    @Override
    public Integer call() throws InterruptedException {
        var place = kits.of(kit);
        var results = results(place, chosen());
        write(place.kit(), results);
        ark.print(
                () -> KitTestText.summary(place.kit(), results),
                () -> Json.document("ark.kit-test/1", new Tested(place.kit(), results)),
                () -> results.stream()
                        .filter(result -> result.verdict() == Verdict.FAIL)
                        .map(Result::name)
                        .toList());
        return results.stream().anyMatch(result -> result.verdict() == Verdict.FAIL)
                ? Exit.FAILED.code()
                : Exit.OK.code();
    }

    private List<Promise> chosen() {
        var unknown =
                only.stream().filter(name -> !Promises.names().contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw new Trouble(
                    Exit.USAGE,
                    "there is no promise " + String.join(", ", unknown) + "; they are "
                            + String.join(" ", Promises.names()));
        }
        return Promises.all().stream()
                .filter(promise -> only.isEmpty() || only.contains(promise.name()))
                .toList();
    }

    private List<Result> results(LocalKits.Place place, List<Promise> promises) throws InterruptedException {
        var subject = new Subject(
                place.kit(),
                id,
                new TreeMap<>(parameters),
                place.scripts(),
                place.plugins(),
                secrets.toAbsolutePath(),
                breaking == null ? List.of() : List.of("/bin/sh", "-c", breaking),
                Optional.ofNullable(pidFile),
                python);
        try (var scratch = Scratch.make()) {
            return Conformance.run(subject, promises, scratch.directory(), this::show);
        } catch (Conformance.Unusable e) {
            throw new Trouble(Exit.NOT_FOUND, e.getMessage() + ". Next: ark kit lint " + kit);
        } catch (IOException e) {
            throw new Trouble(Exit.FAILED, "no kit-host can be started: " + e.getMessage());
        }
    }

    /** Each result as soon as it is there: a whole test may take minutes. */
    private void show(Result result) {
        if (ark.format() == Format.TABLE) {
            ark.console().out().print(KitTestText.result(result, ark.console().page()));
            ark.console().out().flush();
        }
    }

    private void write(String name, List<Result> results) {
        if (junit != null) {
            try {
                Files.writeString(junit, JUnitXml.of(name, results));
            } catch (IOException e) {
                throw new Trouble(Exit.FAILED, junit + " cannot be written: " + e.getMessage());
            }
        }
    }
}
