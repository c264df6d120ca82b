package io.genericark.testbed;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Programs of Debian's packages. A test of one that is not installed is skipped, unless {@code ARK_REQUIRE_SERVICES} is 1.
 * Stateless.
 */
final class Debian {
    private Debian() {}

    /** What a program said, and whether it ended with 0. */
    record Said(boolean ok, String text) {}

    static void need(Path program, String debianPackage) throws IOException {
        var required = "1".equals(System.getenv("ARK_REQUIRE_SERVICES"));
        assumeTrue(required || Files.exists(program), program + " is missing; apt-get install " + debianPackage);
        var root = ((Number) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).intValue() == 0;
        assumeTrue(required || root, "only root starts services as other users");
    }

    /** Runs a program to its end, or for so many seconds; what was still running then has not ended well. */
    static Said run(int seconds, List<String> argv) throws IOException, InterruptedException {
        var output = Files.createTempFile("ark-debian", ".out");
        try {
            var process = new ProcessBuilder(argv)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            var ended = process.waitFor(seconds, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            return new Said(
                    ended && process.exitValue() == 0, Files.readString(output).strip());
        } finally {
            Files.delete(output);
        }
    }

    /** Its output; an exception when it fails. */
    static String must(List<String> argv) throws IOException, InterruptedException {
        var said = run(60, argv);
        if (!said.ok) {
            throw new IOException(argv + ": " + said.text);
        }
        return said.text;
    }
}
