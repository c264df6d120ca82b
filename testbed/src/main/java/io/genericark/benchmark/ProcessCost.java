package io.genericark.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process has cost so far, as the kernel says.
 *
 * @param cpuMillis of itself and of the children that it has waited for; in steps of 10 ms
 * @param residentMegabytes its resident memory now
 */
record ProcessCost(long cpuMillis, long residentMegabytes) {

    private static final long MILLIS_PER_TICK = 10;

    static ProcessCost of(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int field = 11; field <= 14; field++) { // utime, stime, cutime, cstime
            ticks += Long.parseLong(fields[field]);
        }
        return new ProcessCost(ticks * MILLIS_PER_TICK, resident(pid));
    }

    private static long resident(long pid) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        throw new IOException("process " + pid + " has no resident memory: it has ended");
    }
}
