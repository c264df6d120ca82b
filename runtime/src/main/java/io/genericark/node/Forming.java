package io.genericark.node;

import io.genericark.core.Command;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes an empty log a cluster, and keeps trying until it is one. Every node does so; the first command wins and the
 * others are refused. A node whose configuration names other members than the log says so.
 */
final class Forming implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Forming.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long EVERY_MILLIS = 200;

    private final NodeSettings settings;
    private final StateKeeper keeper;
    private final ConsensusLog log;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("forming").daemon().factory());

    Forming(NodeSettings settings, StateKeeper keeper, ConsensusLog log) {
        this.settings = settings;
        this.keeper = keeper;
        this.log = log;
        timer.execute(this::attempt);
    }

    private void attempt() {
        if (keeper.state().isFormed()) {
            compare();
            timer.shutdown();
            return;
        }
        var _ = log.submit(
                        new Command.Form(settings.cluster(), settings.timing(), settings.members()),
                        settings.self().value(),
                        PATIENCE)
                .whenComplete((outcome, error) -> again());
    }

    private void again() {
        if (!timer.isShutdown()) {
            var _ = timer.schedule(this::attempt, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void compare() {
        var state = keeper.state();
        if (!state.voters().equals(settings.members().keySet())
                || !state.timing().equals(settings.timing())) {
            LOG.error(
                    "the configuration of this node names members {} and timing {}, the cluster was formed with {} and {};"
                            + " the cluster's are in force. Next: make ark.nodes and ark.timing the same on all nodes.",
                    settings.members().keySet(),
                    settings.timing(),
                    state.voters(),
                    state.timing());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
