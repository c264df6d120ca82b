package io.genericark.authoring.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genericark.api.FreePort;
import io.genericark.authoring.conformance.Result.Verdict;
import io.genericark.kithost.script.Python;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real kit-hosts: the samples keep every promise, and a kit that breaks one is told which. */
class ConformanceTest {

    private static final Path SAMPLES =
            Path.of(String.valueOf(System.getProperty("ark.root", ".."))).resolve("scripts");

    @TempDir
    private Path directory;

    @Test
    void aServiceThatAnswersNoMoreIsNoticedByTheSampleOfExecutables() throws Exception {
        var subject = new Subject(
                "http-echo",
                "",
                new TreeMap<>(Map.of("port", Integer.toString(FreePort.next()))),
                SAMPLES,
                directory,
                directory,
                List.of(),
                Optional.empty(),
                Python.SYSTEM); // which starts at once, for the sample beside it that is in Python

        var results = run(subject, only("frozen"));

        assertThat(results).singleElement().satisfies(result -> {
            assertThat(result.verdict()).isEqualTo(Verdict.PASS);
            assertThat(result.text()).startsWith("quickCheck says FAILED");
        });
    }

    /** One kit with many faults; each costs exactly the promise that it breaks. */
    @Test
    void eachBrokenPromiseIsNamedWithWhatWasSeenAndWhatToDo() throws Exception {
        var scripts = Files.createDirectories(directory.resolve("scripts"));
        Files.writeString(scripts.resolve("faulty.js"), """
                export const kit = { version: '1', parameters: {
                  flag: { type: 'text', default: '%s', help: 'the file that is in service while it is there' },
                  password: { type: 'text' } } };
                const up = (ctx) => ctx.readFile(ctx.param('flag')) !== null;
                export function restore(ctx) {
                  if (up(ctx)) throw new Error('it is there already');
                  if (ctx.parameters.password) ctx.log.info('with', ctx.parameters.password);
                  ctx.writeFile(ctx.param('flag'), 'up');
                }
                export function remove(ctx) { if (!ctx.removeFile(ctx.param('flag'))) throw new Error('it is not there'); }
                export function quickCheck(ctx) { return up(ctx); }
                export function recover(ctx) {}
                """.formatted(directory.resolve("flag")));

        var results = run(Subject.of("faulty", Map.of(), scripts, directory), Promises.all());

        assertThat(failed(results))
                .contains("described", "remove-unknown", "restore-twice", "remove-twice", "let-go", "secrets")
                .doesNotContain("bad-parameters", "check-stopped", "restore", "restore-again", "nothing-left");
        assertThat(failure(results, "described").text()).contains("summary");
        assertThat(failure(results, "restore-twice").text()).contains("it is there already");
        assertThat(failure(results, "let-go").text()).contains("HEALTHY");
        assertThat(failure(results, "let-go").next()).contains("let-go step");
        assertThat(failure(results, "secrets").text()).contains("password", "log");
    }

    @Test
    void aCommandCanBreakWhatNoProcessStandsFor() throws Exception {
        var flag = directory.resolve("flag");
        var scripts = fileKit(flag, "export function recover(ctx) { restore(ctx); }");
        var subject = Subject.of("file", Map.of(), scripts, directory);

        assertThat(run(subject, only("killed"))).singleElement().satisfies(result -> {
            assertThat(result.verdict()).isEqualTo(Verdict.SKIP);
            assertThat(result.text()).contains("--break");
        });
        assertThat(run(broken(subject, "/bin/rm", flag.toString()), only("killed")))
                .singleElement()
                .satisfies(result -> assertThat(result.verdict()).isEqualTo(Verdict.PASS));
    }

    @Test
    void aRecoverThatDoesNothingIsFound() throws Exception {
        var flag = directory.resolve("flag");
        var scripts = fileKit(flag, "export function recover(ctx) {}");

        assertThat(run(
                        broken(Subject.of("file", Map.of(), scripts, directory), "/bin/rm", flag.toString()),
                        only("killed")))
                .singleElement()
                .satisfies(result -> assertThat(result.text()).contains("after recover quickCheck says FAILED"));
    }

    @Test
    void aKitThatCannotBeLoadedIsNamedWithTheReason() throws Exception {
        var scripts = Files.createDirectories(directory.resolve("scripts"));
        Files.writeString(scripts.resolve("half.js"), "export function restore(ctx) {}");

        assertThatThrownBy(() -> run(Subject.of("half.js", Map.of(), scripts, directory), Promises.all()))
                .isInstanceOf(Conformance.Unusable.class)
                .hasMessageContaining("remove is missing");
        assertThatThrownBy(() -> run(Subject.of("none", Map.of(), scripts, directory), Promises.all()))
                .isInstanceOf(Conformance.Unusable.class)
                .hasMessageContaining("there is no kit none");
    }

    private Path fileKit(Path flag, String more) throws IOException {
        var scripts = Files.createDirectories(directory.resolve("scripts"));
        Files.writeString(scripts.resolve("file.js"), """
                const file = '%s';
                export function restore(ctx) { ctx.gate(); ctx.writeFile(file, 'up'); }
                export function remove(ctx) { ctx.removeFile(file); }
                export function quickCheck(ctx) { return ctx.readFile(file) !== null; }
                %s
                """.formatted(flag, more));
        return scripts;
    }

    private static Subject broken(Subject subject, String... command) {
        return new Subject(
                subject.kit(),
                "",
                subject.parameters(),
                subject.scripts(),
                subject.plugins(),
                subject.secrets(),
                List.of(command),
                subject.pidFile(),
                subject.python());
    }

    private static List<Promise> only(String... names) {
        return Promises.all().stream()
                .filter(promise -> List.of(names).contains(promise.name()))
                .toList();
    }

    private List<Result> run(Subject subject, List<Promise> promises) throws Exception {
        var heard = new ArrayList<Result>();
        var work = Files.createTempDirectory(directory, "work");
        var results = Conformance.run(subject, promises, work, heard::add);
        assertThat(heard).isEqualTo(results);
        assertThat(results).hasSameSizeAs(promises);
        return results;
    }

    private static List<String> failed(List<Result> results) {
        return results.stream()
                .filter(result -> result.verdict() == Verdict.FAIL)
                .map(Result::name)
                .toList();
    }

    private static Result failure(List<Result> results, String name) {
        return results.stream()
                .filter(result -> result.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
