package io.genericark.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;

/** How many seeds ran, and which failed. For many threads; says now and then how far it is. */
final class SeedCount {
    private static final int TELL_EVERY = 2_000;
    private static final Path TARGET = Path.of("target");

    private final SortedSet<Long> failed = new TreeSet<>();
    private long seeds;
    private long steps;

    synchronized void held(long itsSteps) {
        seeds++;
        steps += itsSteps;
        if (seeds % TELL_EVERY == 0) {
            System.out.println("simulation: " + seeds + " seeds so far, " + failed.size() + " failed");
        }
    }

    synchronized void failed(long seed, long itsSteps) {
        failed.add(seed);
        held(itsSteps);
    }

    /** For the last line of the build, which tells how much was tested. */
    void write() throws IOException {
        Files.createDirectories(TARGET);
        Files.writeString(TARGET.resolve("simulation.txt"), this + "\n");
    }

    @Override
    public synchronized String toString() {
        var text = new StringBuilder("simulation: " + seeds + " seeds, " + steps + " steps of nodes, ");
        text.append(failed.isEmpty() ? "every promise held in each" : failed.size() + " failed:");
        failed.forEach(seed -> text.append("\n  seed ")
                .append(seed)
                .append("; to replay it: mvn -Psoak -Dark.seed=")
                .append(seed));
        return text.toString();
    }
}
