package io.genericark.demo.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Has a running JVM write its archive: at once, when it was started with {@code -XX:+RecordDynamicDumpInfo}, or at its end. Blocks
 * for seconds.
 *
 * @param jdk whose {@code jcmd} asks for it
 */
record ArchiveDump(Path jdk) {
    private static final long END_MINUTES = 2;

    /**
     * Writes the archive of the process that runs a main class.
     *
     * @param processes among which the process is looked for
     */
    void write(List<Long> processes, String mainClass, Path archive) throws IOException, InterruptedException {
        var pid = running(processes, mainClass);
        var dump = new ProcessBuilder(
                        jdk.resolve("bin").resolve("jcmd").toString(),
                        Long.toString(pid),
                        "VM.cds",
                        "dynamic_dump",
                        archive.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(dump.getInputStream().readAllBytes(), java.nio.charset.Charset.defaultCharset());
        if (dump.waitFor() != 0 || !Files.isReadable(archive)) {
            throw new IOException("jcmd did not write " + archive + ": " + said.strip());
        }
    }

    /** Ends the process that runs a main class in good order, and takes the archive that it writes then. */
    void writtenAtEnd(List<Long> processes, String mainClass, Path archive) throws IOException, InterruptedException {
        var process = ProcessHandle.of(running(processes, mainClass)).orElseThrow();
        process.destroy();
        try {
            process.onExit().get(END_MINUTES, TimeUnit.MINUTES);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(mainClass + " did not end within " + END_MINUTES + " minutes", e);
        }
        if (!Files.isReadable(archive)) {
            throw new IOException(mainClass + " ended without writing " + archive);
        }
    }

    private static long running(List<Long> processes, String mainClass) throws IOException {
        return processes.stream()
                .filter(process -> runs(process, mainClass))
                .findFirst()
                .orElseThrow(() -> new IOException("no process runs " + mainClass));
    }

    private static boolean runs(long process, String mainClass) {
        try {
            var words = Files.readString(Path.of("/proc", Long.toString(process), "cmdline"));
            return Arrays.asList(words.split("\0")).contains(mainClass);
        } catch (IOException ended) {
            return false;
        }
    }
}
