package io.genericark.demo.cluster;

import io.genericark.core.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A client that asks for the service 20 times a second: its {@link Way} says whose instance gets the packet, and that node's
 * service must answer with its name. How often it tries at once is the way's, too. Thread-safe.
 */
public final class ServiceClient implements AutoCloseable {
    private static final long EVERY_MILLIS = 50;
    private static final int TIMEOUT_MILLIS = 1_000;
    private static final double NANOS = 1e9;

    private final String asked;
    private final Supplier<Optional<NodeId>> way;
    private final int tries;
    private final Map<NodeId, Integer> servicePorts;
    private final Timeline timeline;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("client").daemon().factory());
    private final List<Answer> answers = new ArrayList<>();
    private Optional<NodeId> last = Optional.empty();
    private boolean down = true;
    private long requests;

    private record Answer(long sentNanos, long receivedNanos) {}

    ServiceClient(
            String asked,
            Supplier<Optional<NodeId>> way,
            int tries,
            Map<NodeId, Integer> servicePorts,
            Timeline timeline) {
        this.asked = asked;
        this.way = way;
        this.tries = tries;
        this.servicePorts = servicePorts;
        this.timeline = timeline;
    }

    void start() {
        var _ = clock.scheduleAtFixedRate(
                () -> Thread.ofVirtual().name("request").start(this::request), 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void request() {
        var sent = System.nanoTime();
        var node = Optional.<NodeId>empty();
        for (var attempt = 0; attempt < tries; attempt++) {
            node = way.get();
            if (node.isPresent() && answers(node.get())) {
                answered(node.get(), new Answer(sent, System.nanoTime()));
                return;
            }
        }
        unanswered(sent, node);
    }

    private boolean answers(NodeId node) {
        return Optional.ofNullable(servicePorts.get(node))
                .flatMap(port -> Probe.ask(port, TIMEOUT_MILLIS))
                .equals(Optional.of(node.value()));
    }

    private synchronized void answered(NodeId node, Answer answer) {
        if (clock.isShutdown()) {
            return;
        }
        requests++;
        if (down || !last.equals(Optional.of(node))) {
            timeline.tell("client", asked + " answers: " + node);
        }
        down = false;
        last = Optional.of(node);
        answers.add(answer);
    }

    private synchronized void unanswered(long sentNanos, Optional<NodeId> node) {
        if (clock.isShutdown()) {
            return;
        }
        requests++;
        var newest = answers.isEmpty() ? Long.MIN_VALUE : answers.getLast().sentNanos;
        if (!down && sentNanos > newest) {
            down = true;
            timeline.tell(
                    "client",
                    asked + " does not answer; it leads to "
                            + node.map(NodeId::value).orElse("nobody"));
        }
    }

    /** Who answered last, while it is answered. */
    public synchronized Optional<NodeId> answeredBy() {
        return down ? Optional.empty() : last;
    }

    /** How many requests were answered so far. */
    public synchronized long answered() {
        return answers.size();
    }

    /** How many requests were not answered so far. */
    public synchronized long unanswered() {
        return requests - answers.size();
    }

    /** The longest time without an answer that ended after {@code sinceNanos} of {@link System#nanoTime()}. */
    public synchronized double longestSilenceSeconds(long sinceNanos) {
        var longest = 0L;
        for (var i = 1; i < answers.size(); i++) {
            if (answers.get(i).receivedNanos > sinceNanos) {
                longest = Math.max(longest, answers.get(i).receivedNanos - answers.get(i - 1).receivedNanos);
            }
        }
        return longest / NANOS;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
