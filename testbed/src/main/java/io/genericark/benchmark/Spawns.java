package io.genericark.benchmark;

import java.io.IOException;
import java.util.List;

/** The cost of starting a program and waiting for its end: what every action of a script costs without a kit-host. */
final class Spawns {

    private Spawns() {}

    /** Whether a program can be run here. */
    static boolean isThere(String program) {
        try {
            return new ProcessBuilder("sh", "-c", "command -v " + program)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static Samples measure(List<String> command, int times) throws IOException, InterruptedException {
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            long from = System.nanoTime();
            int exitCode = new ProcessBuilder(command).start().waitFor();
            nanos[i] = System.nanoTime() - from;
            if (exitCode != 0) {
                throw new IOException(command + " ended with exit code " + exitCode);
            }
        }
        return Samples.of(nanos);
    }
}
