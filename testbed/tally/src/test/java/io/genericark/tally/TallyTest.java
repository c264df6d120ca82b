package io.genericark.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TallyTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    private Path root;

    private void write(String file, String text, Instant at) throws Exception {
        var path = root.resolve(file);
        Files.createDirectories(path.resolveSibling("."));
        Files.writeString(path, text);
        Files.setLastModifiedTime(path, FileTime.from(at));
    }

    private static String suite(int tests, int failures, int errors, int skipped) {
        return "<?xml version=\"1.0\"?>\n<testsuite tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\"/>"
                .formatted(tests, failures, errors, skipped);
    }

    @Test
    void addsTheModulesUp() throws Exception {
        write("runtime/target/surefire-reports/TEST-a.xml", suite(10, 1, 0, 2), START);
        write("plugins/kit/target/surefire-reports/TEST-b.xml", suite(5, 0, 1, 0), START);
        write("testbed/target/failsafe-reports/TEST-c.xml", suite(3, 0, 0, 0), START);
        write("testbed/simulation/target/simulation.txt", "simulation: 7 seeds, 1 failed:\n  seed 3\n", START);
        assertThat(new Tally(root, START).line())
                .isEqualTo("tests: 16 executed, 2 failed, 2 skipped; simulation: 7 seeds, 1 failed:");
    }

    @Test
    void whatEarlierBuildsLeftDoesNotCount() throws Exception {
        var before = START.minus(Duration.ofSeconds(1));
        write("runtime/target/surefire-reports/TEST-a.xml", suite(10, 0, 0, 0), before);
        write("testbed/simulation/target/simulation.txt", "simulation: 7 seeds\n", before);
        assertThat(new Tally(root, START).line())
                .isEqualTo("tests: 0 executed, 0 failed, 0 skipped; simulation: no seeds");
    }

    @Test
    void otherFilesAreNoReports() throws Exception {
        write("runtime/target/surefire-reports/a.xml", suite(10, 0, 0, 0), START);
        write("runtime/src/test-reports/TEST-a.xml", suite(10, 0, 0, 0), START);
        assertThat(new Tally(root, START).line()).startsWith("tests: 0 executed");
    }
}
