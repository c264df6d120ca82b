package io.genericark.guard;

import io.genericark.process.Boottime;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The node's side of its guard process. No call blocks; orders are written by a thread of its own, in order. A guard
 * that does not take or confirm them is reported as stuck and must be treated as gone.
 *
 * <p>For one caller, the node loop. {@link #armedUntilNanos} may be read by anybody.
 */
public final class Guard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
    private static final int QUEUED_ORDERS = 64;
    private static final long NONE = Long.MIN_VALUE;

    private final Process process;
    private final GuardSettings settings;
    private final GuardListener listener;
    private final LineWriter orders;
    private final AtomicBoolean stuck = new AtomicBoolean();
    private volatile boolean ending;
    private volatile long armedUntilNanos = NONE;
    private volatile LetGoReport.Cause cause = LetGoReport.Cause.ASKED;
    private final AtomicInteger unconfirmed = new AtomicInteger();
    private volatile long lastAnswerNanos;

    private Guard(Process process, GuardSettings settings, GuardListener listener) {
        this.process = process;
        this.settings = settings;
        this.listener = listener;
        OutputStream out = process.getOutputStream();
        this.orders = new LineWriter("ark-guard-orders", QUEUED_ORDERS, line -> {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        });
    }

    /** Starts a guard process; it holds nothing and does nothing until the first lease. */
    public static Guard start(GuardSettings settings, GuardListener listener) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(GuardCommandLine.of(settings)).directory(new File("/"));
        builder.environment().remove(Order.Marker.VARIABLE);
        builder.environment().remove(Held.TAG_VARIABLE);
        Path errors = settings.logFile().resolveSibling(settings.logFile().getFileName() + ".err");
        builder.redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
        Guard guard = new Guard(builder.start(), settings, listener);
        guard.order(new Order.Marker(settings.marker()));
        guard.order(new Order.Action(settings.action()));
        guard.order(new Order.FenceMillis(settings.fenceMillis()));
        Thread.ofPlatform().daemon().name("ark-guard-answers").start(guard::readAnswers);
        return guard;
    }

    /** The guard lets go at this instant of {@link Boottime}, unless the lease is extended before. */
    public void extendLease(long untilNanos) {
        long now = Boottime.nanos();
        if (unconfirmed.getAndIncrement() == 0) {
            lastAnswerNanos = now;
        } else if (now - lastAnswerNanos > settings.answerMillis() * 1_000_000) {
            reportStuck("it has not confirmed a lease for " + settings.answerMillis() + " ms");
        }
        order(new Order.Lease(untilNanos));
    }

    /** The lease that the guard has confirmed last; a node should act only within it. */
    public long armedUntilNanos() {
        return armedUntilNanos;
    }

    /** Ends one resource's processes and runs its commands; {@link GuardListener#onRemoved} follows. */
    public void removeTag(String tag) {
        order(new Order.RemoveTag(tag));
    }

    /**
     * Lets go of everything at once; {@link GuardListener#onLetGoDone} with this number follows.
     *
     * @param number counts up from 1; may be asked again, and is done again only when it left something
     */
    public void letGo(long number) {
        order(new Order.LetGoNow(number));
    }

    /** Ends the guard if nothing is held; otherwise {@link GuardListener#onStillHeld} follows and it stays. */
    public void quit() {
        ending = true;
        order(new Order.Quit());
    }

    /** Leaves the guard alone: it lets go of everything and ends. */
    @Override
    public void close() {
        ending = true;
        Thread.ofPlatform().daemon().name("ark-guard-close").start(() -> {
            try {
                process.getOutputStream().close();
            } catch (IOException e) {
                LOG.debug("The pipe to the guard was closed already", e);
            }
        });
    }

    /** Ends a guard that answers no more, without its letting go: woken later, it would end what was started since. */
    public void kill() {
        ending = true;
        process.destroyForcibly();
    }

    /** The guard's process, for views and tests. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    private void order(Order order) {
        if (!orders.offer(OrderLines.format(order)) && !ending) {
            reportStuck("it does not read its orders");
        }
    }

    private void reportStuck(String why) {
        if (stuck.compareAndSet(false, true)) {
            listener.onStuck("The guard is stuck: " + why
                    + ". Nobody enforces the lease, so this node must let go and start another guard.");
        }
    }

    private void readAnswers() {
        try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                hear(line);
            }
            int exit = process.waitFor();
            if (!ending) {
                listener.onDied("The guard process " + process.pid() + " ended with " + exit
                        + ". Nobody enforces the lease, so this node must let go and start another guard. See "
                        + settings.logFile() + ".err.");
            }
        } catch (IOException | InterruptedException e) {
            listener.onDied("The pipe from the guard process " + process.pid() + " broke: " + e);
        }
    }

    private void hear(String line) {
        try {
            hear(AnswerLines.parse(line));
        } catch (IllegalArgumentException e) {
            LOG.warn("The guard said something that is not an answer: {}", line);
        }
    }

    private void hear(Answer answer) {
        lastAnswerNanos = Boottime.nanos();
        switch (answer) {
            case Answer.Ready(Answer.Priority priority) ->
                listener.onReady(priority == Answer.Priority.REALTIME ? "realtime" : "normal");
            case Answer.Armed(long untilNanos) -> {
                armedUntilNanos = untilNanos;
                unconfirmed.decrementAndGet();
            }
            case Answer.TooLate(long untilNanos) -> unconfirmed.decrementAndGet();
            case Answer.LettingGo(LetGoReport.Cause why) -> {
                armedUntilNanos = NONE;
                cause = why;
                listener.onLettingGo(why);
            }
            case Answer.LetGoDone(long number, LetGoOutcome outcome, long took) ->
                listener.onLetGoDone(
                        new LetGoReport(number == 0 ? cause : LetGoReport.Cause.ASKED, number, outcome, took));
            case Answer.Removed(String tag, LetGoOutcome outcome) -> listener.onRemoved(tag, outcome);
            case Answer.Late(long millis) -> listener.onLate(millis);
            case Answer.Held(String what) -> {
                ending = false;
                listener.onStillHeld(what);
            }
            case Answer.Refused(String why) ->
                LOG.error("The guard refused an order: {}. This is a defect of ark.", why);
        }
    }
}
