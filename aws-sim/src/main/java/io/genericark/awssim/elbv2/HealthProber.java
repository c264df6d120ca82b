package io.genericark.awssim.elbv2;

import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.TargetHealth;
import io.genericark.awssim.world.TargetOperations.Due;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * Makes the probes that are due by the world's clock, all at the same time, and tells the world what they have seen. Begins when
 * first asked; runs on virtual threads until closed.
 */
final class HealthProber implements AutoCloseable {
    private static final long LOOK_MILLIS = 50;

    private final AwsWorld world;
    private final Optional<InetAddress> probesTo;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    HealthProber(AwsWorld world, Optional<InetAddress> probesTo) {
        this.world = world;
        this.probesTo = probesTo;
        threads.execute(this::run);
    }

    void begin() {
        begun.countDown();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void run() {
        try {
            begun.await();
            while (!threads.isShutdown()) {
                for (String region : world.regionNames()) {
                    world.change(region, r -> r.targets().due())
                            .forEach(due -> threads.execute(() -> probe(region, due)));
                }
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (RejectedExecutionException e) {
            return; // closed in this moment
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void probe(String region, Due due) {
        InetAddress address = probesTo.isPresent() ? probesTo.get() : InetAddress.ofLiteral(due.address());
        TargetHealth seen = TargetProbe.of(due.check(), address, due.port());
        if (!threads.isShutdown()) {
            world.change(region, r -> {
                r.targets().probed(due, seen);
                return seen;
            });
        }
    }
}
