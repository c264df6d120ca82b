package io.genericark.authoring.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genericark.authoring.Scratch;
import io.genericark.authoring.conformance.Conformance;
import io.genericark.authoring.conformance.Promise;
import io.genericark.authoring.conformance.Promises;
import io.genericark.authoring.conformance.Result;
import io.genericark.authoring.conformance.Result.Verdict;
import io.genericark.authoring.conformance.Subject;
import io.genericark.authoring.lint.Lint;
import io.genericark.authoring.template.KitTemplate.Names;
import io.genericark.kithost.script.Python;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What `ark kit new` writes works as it is: lint finds nothing, and it keeps every promise in a real kit-host. */
class KitTemplateTest {

    private static final Names NAMES = new Names("my-service", "0.1.0-SNAPSHOT", "0.1.0");

    @TempDir
    private Path directory;

    @Test
    void aKitInJavaScriptKeepsEveryPromise() throws Exception {
        var files = KitTemplate.JS.write(NAMES, directory);

        assertThat(files).containsExactly(directory.resolve("my-service.js"));
        assertKeepsEveryPromise();
    }

    @Test
    @Tag("long")
    void aKitInPythonKeepsEveryPromiseOnTheSystemsPython() throws Exception {
        KitTemplate.PYTHON.write(NAMES, directory);

        assertKept(test(inPython(Python.SYSTEM), Promises.all()));
    }

    @Test
    void aKitInPythonKeepsOnGraalPyWhateverPromiseNeedsOneKitHostOnly() throws Exception {
        KitTemplate.PYTHON.write(NAMES, directory);

        assertKept(test(
                inPython(Python.GRAALPY),
                Promises.all().stream()
                        .filter(promise ->
                                !List.of("described", "host-replaced", "let-go").contains(promise.name()))
                        .toList()));
    }

    @Test
    void aKitOfExecutablesKeepsEveryPromise() throws Exception {
        var files = KitTemplate.EXECUTABLE.write(NAMES, directory);

        assertThat(files).contains(directory.resolve("my-service/restore"));
        assertKeepsEveryPromise();
    }

    @Test
    void aProjectInJavaIsBuiltKeepsItsContractAndEveryPromise() throws Exception {
        KitTemplate.JAVA.write(NAMES, directory);
        var project = new JavaProject(directory.resolve("my-service"));

        project.compile();
        assertThat(project.runContract("com.example.kit.MyServiceKitTest")).isGreaterThanOrEqualTo(7);
        var plugins = Files.createDirectories(directory.resolve("plugins"));
        project.pack(plugins.resolve("my-service-0.1.0.jar"));

        assertKept(test(
                Subject.of(
                        "my-service",
                        Map.of("file", directory.resolve("in-service").toString()),
                        directory.resolve("no-scripts"),
                        plugins),
                Promises.all()));
    }

    @Test
    void lintFindsNothing() throws Exception {
        for (var template : List.of(KitTemplate.JS, KitTemplate.PYTHON, KitTemplate.EXECUTABLE)) {
            template.write(new Names("in-" + template.name().toLowerCase(Locale.ROOT), "", ""), directory);
        }

        var ready = Scratch.kits(directory, directory.resolve("no-plugins"));

        assertThat(ready.refused()).isEmpty();
        assertThat(ready.kits())
                .hasSize(3)
                .allSatisfy(kit -> assertThat(
                                Lint.of(ready, Path.of(kit.source())).orElseThrow())
                        .isEmpty());
    }

    @Test
    void nothingIsOverwritten() throws Exception {
        KitTemplate.JS.write(NAMES, directory);
        var before = Files.readString(directory.resolve("my-service.js"));

        for (var template : KitTemplate.values()) {
            assertThatThrownBy(() -> template.write(NAMES, directory)).isInstanceOf(FileAlreadyExistsException.class);
        }
        assertThat(directory.resolve("my-service.js")).hasContent(before);
        assertThat(directory).isDirectoryNotContaining("glob:**my-service");
    }

    @Test
    void aNameThatNoLanguageTakesIsRefused() {
        assertThatThrownBy(() -> new Names("9 lives", "", "")).hasMessageContaining("letters, digits or '-'");
        assertThatThrownBy(() -> new Names("../up", "", "")).isInstanceOf(IllegalArgumentException.class);
    }

    private void assertKeepsEveryPromise() throws Exception {
        assertKept(test(inPython(Python.AUTO), Promises.all()));
    }

    private Subject inPython(Python python) {
        Path none = directory.resolve("none");
        return new Subject(
                "my-service", "", new TreeMap<>(), directory, none, none, List.of(), Optional.empty(), python);
    }

    private List<Result> test(Subject subject, List<Promise> promises) throws Exception {
        return Conformance.run(subject, promises, Files.createDirectories(directory.resolve(".work")), result -> {});
    }

    /** Only what these kits have not got is left out. */
    private static void assertKept(List<Result> results) {
        assertThat(results).noneMatch(result -> result.verdict() == Verdict.FAIL);
        assertThat(results)
                .filteredOn(result -> result.verdict() == Verdict.SKIP)
                .extracting(Result::name)
                .isSubsetOf("dry-run", "secrets", "frozen", "timeout");
    }
}
