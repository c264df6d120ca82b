package io.genericark.kithost.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.api.ContractContext;
import io.genericark.api.Health;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The sample for a file system keeps the contract, with a tmpfs. It is broken by unmounting it. */
class FilesystemKitTest extends SampleKitContract {

    private Path mounted = Path.of("");

    FilesystemKitTest() {
        super("filesystem");
    }

    @Override
    Map<String, String> parameters(Path directory, int port) throws Exception {
        Services.needRoot();
        mounted = directory.resolve("a mount point");
        return Map.of("device", "tmpfs", "type", "tmpfs", "directory", mounted.toString(), "options", "size=1m");
    }

    @Override
    protected void breakResource() throws Exception {
        Services.run("root", List.of("umount", mounted.toString()));
    }

    @Test
    void removeEndsWhoUsesItAndNobodyElse() throws Exception {
        kit().restore(resource());
        Process inside = sleeping(mounted);
        Process beside = sleeping(mounted.resolveSibling("."));
        try {
            kit().remove(resource());

            assertThat(inside.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(beside.isAlive()).isTrue();
            assertThat(mounts()).doesNotContain(escaped());
        } finally {
            inside.destroyForcibly();
            beside.destroyForcibly();
        }
    }

    @Test
    void itsLetGoStepEndsWhoUsesItAndUnmounts() throws Exception {
        ContractContext resource = resource();
        kit().restore(resource);
        Process inside = sleeping(mounted);
        try {
            Services.run("root", resource.letGoSteps().getFirst().command());

            assertThat(inside.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(mounts()).doesNotContain(escaped());
        } finally {
            inside.destroyForcibly();
        }
    }

    @Test
    void anotherOneOnTheSameDirectoryIsNotTakenForOurs() throws Exception {
        Files.createDirectories(mounted);
        Services.run("root", List.of("mount", "-t", "tmpfs", "somebody-elses", mounted.toString()));
        try {
            assertThat(kit().quickCheck(resource()))
                    .isInstanceOfSatisfying(
                            Health.Failed.class,
                            failed -> assertThat(failed.reason()).contains("somebody-elses"));
        } finally {
            Services.run("root", List.of("umount", mounted.toString()));
        }
    }

    private static Process sleeping(Path directory) throws Exception {
        return new ProcessBuilder("sleep", "600").directory(directory.toFile()).start();
    }

    private String escaped() {
        return mounted.toString().replace(" ", "\\040");
    }

    private static String mounts() throws Exception {
        return Files.readString(Path.of("/proc/self/mountinfo"));
    }
}
