package io.genericark.demo.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Has a running JVM, started with {@code -XX:+RecordDynamicDumpInfo}, write its archive. Blocks for seconds.
 *
 * @param jdk whose {@code jcmd} asks for it
 */
record ArchiveDump(Path jdk) {

    /**
     * Writes the archive of the process that runs a main class.
     *
     * @param processes among which the process is looked for
     */
    void write(List<Long> processes, String mainClass, Path archive) throws IOException, InterruptedException {
        var pid = processes.stream()
                .filter(process -> runs(process, mainClass))
                .findFirst()
                .orElseThrow(() -> new IOException("no process runs " + mainClass));
        var dump = new ProcessBuilder(
                        jdk.resolve("bin").resolve("jcmd").toString(),
                        pid.toString(),
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

    private static boolean runs(long process, String mainClass) {
        try {
            var words = Files.readString(Path.of("/proc", Long.toString(process), "cmdline"));
            return Arrays.asList(words.split("\0")).contains(mainClass);
        } catch (IOException ended) {
            return false;
        }
    }
}
