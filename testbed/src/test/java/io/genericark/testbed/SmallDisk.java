package io.genericark.testbed;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small file system in memory under a directory that already has something in it. Needs root. */
final class SmallDisk implements AutoCloseable {
    private static final String SIZE = "size=8m";
    private static final int CHUNK_BYTES = 4_096;

    private final Path directory;
    private final Path beside;

    private SmallDisk(Path directory) {
        this.directory = directory;
        beside = directory.resolveSibling(directory.getFileName() + ".disk");
    }

    /** Moves the directory onto a small disk at the same path; nobody may use it meanwhile. */
    static SmallDisk under(Path directory) throws IOException {
        var disk = new SmallDisk(directory);
        run("cp", "-a", directory.toString(), disk.beside.toString());
        var mounted = run("mount", "-t", "tmpfs", "-o", SIZE, "ark-test", directory.toString());
        if (mounted != 0) {
            run("rm", "-rf", disk.beside.toString());
        }
        assumeThat(mounted)
                .as("mounting a small tmpfs takes root; the disk-full test is skipped without")
                .isZero();
        run("cp", "-a", disk.beside + "/.", directory + "/");
        return disk;
    }

    void fill() throws IOException {
        try (OutputStream filler = Files.newOutputStream(filler())) {
            while (true) {
                filler.write(new byte[CHUNK_BYTES]);
            }
        } catch (IOException full) {
            if (Files.getFileStore(directory).getUsableSpace() >= CHUNK_BYTES) {
                throw full;
            }
        }
    }

    void free() throws IOException {
        Files.deleteIfExists(filler());
    }

    private Path filler() {
        return directory.resolve("filler");
    }

    /** Moves what is there now back to where it came from. The users of the directory must have ended. */
    @Override
    public void close() throws IOException {
        run("rm", "-rf", beside.toString());
        free();
        run("cp", "-a", directory.toString(), beside.toString());
        run("umount", "-l", directory.toString());
        // not over what was there before: a segment that was renamed meanwhile would be there twice
        run("rm", "-rf", directory.toString());
        run("mv", beside.toString(), directory.toString());
    }

    private static int run(String... command) throws IOException {
        return new ProcessBuilder(command).inheritIO().start().onExit().join().exitValue();
    }
}
