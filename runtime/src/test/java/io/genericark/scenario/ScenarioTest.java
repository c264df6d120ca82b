package io.genericark.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each file in {@code scenarios} keeps its promise. {@code -Dark.regenerate=true} writes the traces anew: read the
 * difference before you commit it.
 */
class ScenarioTest {
    private static final Path SCENARIOS = Path.of(
            Objects.requireNonNullElse(System.getProperty("ark.root"), ".."),
            "runtime",
            "src",
            "test",
            "resources",
            "scenarios");
    private static final String TWO_OWNERS = "  !!  ";
    private static final String MAY_HAVE_TWO = "# known limit: ";

    @TestFactory
    List<DynamicTest> promises() throws IOException {
        try (Stream<Path> files = Files.list(SCENARIOS)) {
            return files.filter(f -> f.toString().endsWith(".txt"))
                    .sorted()
                    .map(f -> DynamicTest.dynamicTest(promise(f), f.toUri(), () -> keepsItsPromise(f)))
                    .toList();
        }
    }

    private static String promise(Path file) {
        return file.getFileName() + ": " + ScenarioFile.parse(read(file)).promise();
    }

    private static void keepsItsPromise(Path file) throws IOException {
        var expected = read(file);
        var actual = replay(ScenarioFile.parse(expected)).render();
        if (Boolean.getBoolean("ark.regenerate")) {
            Files.writeString(file, actual);
        } else {
            assertThat(file)
                    .as("the trace has changed; if the new one is right: mvn test -Dark.regenerate=true")
                    .hasContent(actual);
        }
        if (!expected.contains(MAY_HAVE_TWO)) {
            assertThat(actual).as("a resource runs on one node at most").doesNotContain(TWO_OWNERS);
        }
    }

    private static ScenarioFile replay(ScenarioFile scenario) {
        var director = new Director();
        var played = new ArrayList<ScenarioFile.Block>();
        for (var block : scenario.blocks()) {
            played.add(new ScenarioFile.Block(block.script(), director.play(block.script())));
        }
        return new ScenarioFile(scenario.promise(), played);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
