package io.genericark.kithost.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.api.KitException;
import io.genericark.api.LetGoStep;
import io.genericark.api.RecoveryKit;
import io.genericark.kithost.child.Children;
import io.genericark.process.Mark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** A machine as adapters see it, in a directory: agents of the test's own or wrapped ones, and a systemctl. */
record Machine(Path directory) {

    static final Path REAL_OCF = Path.of("/usr/lib/ocf");

    private static final Map<String, String> OF_THE_GUARD = Map.of("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");

    Path ocfRoot() {
        return directory.resolve("ocf");
    }

    Path agent(String name) {
        return ocfRoot().resolve("resource.d/heartbeat").resolve(name);
    }

    AdapterSettings settings() {
        return new AdapterSettings(
                ocfRoot(),
                directory.resolve("systemctl").toString(),
                directory.resolve("work"),
                directory.resolve("state"));
    }

    Adapters adapters() {
        return new Adapters(
                settings(), new Children(directory.resolve("output"), new Mark("ARK_RUN", directory.toString())));
    }

    RecoveryKit kit(String name) throws KitException, InterruptedException {
        return adapters().find(name);
    }

    /** An agent of the test's own; given without its first line. */
    Machine agent(String name, String body) throws IOException {
        executable(agent(name), "#!/bin/sh\n" + body);
        return this;
    }

    /** The real agent, each of whose actions is started by these words. */
    Machine wrapped(String name, String words) throws IOException {
        return agent(
                name,
                "OCF_ROOT=%s exec %s %s/resource.d/heartbeat/%s \"$@\"\n".formatted(REAL_OCF, words, REAL_OCF, name));
    }

    /** Writes an executable file. */
    static void executable(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Does a let-go step as the guard does: in another environment, without a shell. */
    static void letGo(LetGoStep step) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(step.command()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(OF_THE_GUARD);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s said %s", step, said).isZero();
    }

    /** Runs a program that must succeed, and gives what it wrote. */
    static String run(String... argv) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(List.of(argv)).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s said %s", List.of(argv), said).isZero();
        return said;
    }
}
