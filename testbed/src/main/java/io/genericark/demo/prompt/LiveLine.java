package io.genericark.demo.prompt;

import io.genericark.core.NodeId;
import io.genericark.demo.cluster.AwsPlace;
import io.genericark.demo.cluster.DemoCluster;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Status;
import org.jspecify.annotations.Nullable;

/** Who answers, in the last line of the terminal, while the prompt is in use. Absent on a terminal that has no such line. */
final class LiveLine implements AutoCloseable {
    private static final long EVERY_MILLIS = 200;

    private final DemoCluster cluster;
    private volatile boolean paused;
    private final @Nullable Status status;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("live-line").daemon().factory());

    LiveLine(DemoCluster cluster, Terminal terminal) {
        this.cluster = cluster;
        this.status = terminal.getType().startsWith(Terminal.TYPE_DUMB) ? null : Status.getStatus(terminal);
    }

    void start() {
        if (status != null) {
            var _ = clock.scheduleAtFixedRate(this::show, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** While somebody else writes to the terminal. */
    void pause() {
        paused = true;
        clear();
    }

    void resume() {
        paused = false;
    }

    private void show() {
        var line = status;
        if (line != null && !paused) {
            line.update(List.of(new AttributedString(text(cluster))));
        }
    }

    static String text(DemoCluster cluster) {
        var serving = cluster.watch().serving().stream().map(NodeId::value).collect(Collectors.joining(" "));
        return AwsPlace.VIP + " -> "
                + cluster.client().answeredBy().map(NodeId::value).orElse("NO ANSWER") + "   serving: "
                + (serving.isEmpty() ? "nobody" : serving);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        clear();
    }

    private void clear() {
        if (status != null) {
            status.update(List.of());
        }
    }
}
