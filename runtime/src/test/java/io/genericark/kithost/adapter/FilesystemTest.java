package io.genericark.kithost.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.api.ContractContext;
import io.genericark.api.RecoveryKit;
import io.genericark.api.RecoveryKitContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's Filesystem, with a file system in memory. */
class FilesystemTest extends RecoveryKitContract {

    private Machine machine;
    private Path mountPoint;

    @BeforeAll
    static void requireAgent() {
        Installed.agents("Filesystem");
    }

    @BeforeEach
    void makeMountPoint(@TempDir Path directory) throws IOException {
        machine = new Machine(directory).wrapped("Filesystem", "");
        mountPoint = Files.createDirectories(directory.resolve("mount"));
    }

    @Override
    protected RecoveryKit kit() throws Exception {
        return machine.kit("ocf:heartbeat:Filesystem");
    }

    @Override
    protected ContractContext resource() throws Exception {
        return ContractContext.open(
                kit(),
                "data",
                Map.of("device", "tmpfs", "directory", mountPoint.toString(), "fstype", "tmpfs", "options", "size=1m"));
    }

    @Override
    protected void breakResource() throws Exception {
        Machine.run("umount", mountPoint.toString());
    }

    private boolean isMounted() throws IOException {
        return Files.readString(Path.of("/proc/mounts")).contains(" " + mountPoint + " tmpfs ");
    }

    @Test
    void itIsMountedWhileInServiceAndNotWhenTheRightIsLost() throws Exception {
        ContractContext resource = resource();
        kit().restore(resource);
        assertThat(isMounted()).isTrue();

        Machine.letGo(resource.letGoSteps().getFirst());

        assertThat(isMounted()).isFalse();
    }
}
