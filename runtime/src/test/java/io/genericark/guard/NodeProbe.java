package io.genericark.guard;

import io.genericark.process.Boottime;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** A node process that does nothing but extend its lease; prints the guard's pid once armed, and each let-go. */
final class NodeProbe {
    private static final long LEASE_NANOS = 600_000_000;
    private static final long HEARTBEAT_NANOS = 50_000_000;

    private NodeProbe() {}

    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]);
        GuardSettings settings = new GuardSettings(
                args[1],
                LossAction.KILL,
                500,
                60_000,
                directory.resolve("guard.log"),
                directory.resolve("sysrq"),
                directory.resolve("letgo"),
                60_000);
        RecordingListener news = new RecordingListener();
        Guard guard = Guard.start(settings, news);
        boolean told = false;
        while (true) {
            guard.extendLease(Boottime.nanos() + LEASE_NANOS);
            if (!told && guard.armedUntilNanos() != Long.MIN_VALUE) {
                System.out.println(guard.process().pid());
                told = true;
            }
            LetGoReport report = news.letGoDone.poll();
            if (report != null) {
                System.out.println(report.cause());
            }
            LockSupport.parkNanos(HEARTBEAT_NANOS);
        }
    }
}
