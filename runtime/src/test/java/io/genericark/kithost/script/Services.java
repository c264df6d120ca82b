package io.genericark.kithost.script;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The real programs from Debian's packages. A test of a service that is not installed is skipped, unless
 * {@code ARK_REQUIRE_SERVICES} is 1. Stateless.
 */
final class Services {

    static final Path POSTGRESQL = Path.of("/usr/lib/postgresql/15/bin");
    static final Path NGINX = Path.of("/usr/sbin/nginx");

    private Services() {}

    static void need(Path program, String debianPackage) {
        assumeTrue(
                Files.exists(program) || "1".equals(System.getenv("ARK_REQUIRE_SERVICES")),
                program + " is missing; apt-get install " + debianPackage);
    }

    /** These kits mount, and start programs as another user. */
    static void needRoot() throws IOException {
        boolean root = ((Number) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).intValue() == 0;
        assumeTrue(root || "1".equals(System.getenv("ARK_REQUIRE_SERVICES")), "only root can do this");
    }

    /** Runs a program to its end, as a user; an exception with its output when it fails. */
    static void run(String user, List<String> argv) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("setpriv", "--reuid", user, "--regid", user, "--init-groups", "--"));
        all.addAll(argv);
        Path output = Files.createTempFile("ark-services", ".out");
        Process process = new ProcessBuilder(all)
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(argv + " failed: " + Files.readString(output));
        }
        Files.delete(output);
    }

    /** The pid in the first line of a pid file. */
    static long pid(Path file) throws IOException {
        return Long.parseLong(Files.readAllLines(file).getFirst().strip());
    }
}
