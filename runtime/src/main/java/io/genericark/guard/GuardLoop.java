package io.genericark.guard;

import io.genericark.guard.LetGoReport.Cause;
import io.genericark.process.MarkedProcesses;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The guard's only decision: when to let go. One thread; waits for orders and for the lease's end, and looks at both
 * clocks at every wake.
 *
 * <p>Orders that wait are taken before a lease is judged: a lease is an instant of the machine's clock, and an
 * extension counts however late it is read. Only a clock jump comes before the orders, since those may be older than
 * the pause.
 *
 * <p>A let-go that left something is done again and again until nothing is left, whether the node asks or not: the node
 * may be stopped. When the node has gone, that ends after a while, because its next start lets go as well.
 */
final class GuardLoop {
    /** What the loop reads and what it does to the world. */
    record Surroundings(
            LongSupplier boottimeNanos,
            LongSupplier wallMillis,
            LetGo letGo,
            Consumer<Answer> answers,
            Consumer<LetGoReport> log,
            Runnable reboot) {}

    private static final long BY_ITSELF = 0;
    private static final long NO_LEASE = Long.MAX_VALUE;
    private static final long TICK_NANOS = 20_000_000;
    private static final long LATE_MILLIS = 50;
    private static final long LAST_TRIES_NANOS = 10_000_000_000L;

    private final BlockingQueue<Order> orders;
    private final Surroundings around;
    private final ClockJump clockJump;
    private Held held = Held.nothing();
    private long leaseNanos = NO_LEASE;
    private long lastDone;
    private @Nullable Unfinished unfinished;
    private OptionalLong endsBy = OptionalLong.empty();
    private OptionalInt exit = OptionalInt.empty();

    /** A let-go that left something, and when it is tried again: the longer it lasts, the longer the pauses. */
    private record Unfinished(Cause cause, long beganNanos, long againNanos) {
        private static final long LONGEST_PAUSE_NANOS = 1_000_000_000;

        static Unfinished since(Cause cause, long beganNanos, long now) {
            long pause = Math.clamp((now - beganNanos) / 4, TICK_NANOS, LONGEST_PAUSE_NANOS);
            return new Unfinished(cause, beganNanos, now + pause);
        }
    }

    GuardLoop(BlockingQueue<Order> orders, Surroundings around, long jumpMillis) {
        this.orders = orders;
        this.around = around;
        this.clockJump = new ClockJump(jumpMillis, around.wallMillis(), around.boottimeNanos());
    }

    /** Guards until it may end; returns the exit code: 0 when nothing is left. */
    int run() throws InterruptedException {
        while (exit.isEmpty()) {
            Order first = await();
            jumpedOver();
            for (Order order = first; order != null && exit.isEmpty(); order = orders.poll()) {
                obey(order);
            }
            expired();
            tryAgain();
            endWhenGone();
        }
        return exit.getAsInt();
    }

    private @Nullable Order await() throws InterruptedException {
        long wait = Math.clamp(leaseNanos - now(), 0, TICK_NANOS);
        long due = now() + wait;
        Order order = orders.poll(wait, TimeUnit.NANOSECONDS);
        long late = (now() - due) / 1_000_000;
        if (late >= LATE_MILLIS) {
            around.answers().accept(new Answer.Late(late));
        }
        return order;
    }

    private long now() {
        return around.boottimeNanos().getAsLong();
    }

    private void jumpedOver() {
        if (clockJump.look().isPresent() && leaseNanos != NO_LEASE) {
            letGo(Cause.CLOCK_JUMPED, BY_ITSELF);
        }
    }

    private void expired() {
        if (exit.isEmpty() && leaseNanos != NO_LEASE && now() >= leaseNanos) {
            letGo(Cause.LEASE_RAN_OUT, BY_ITSELF);
        }
    }

    private void obey(Order order) {
        held = held.with(order);
        switch (order) {
            case Order.Lease(long untilNanos) -> arm(untilNanos);
            case Order.RemoveTag(String tag) -> removeBeside(held, tag);
            case Order.LetGoNow(long number) -> asked(number);
            case Order.Quit() -> quit();
            case Order.InputEnded() -> {
                letGo(Cause.PIPE_CLOSED, BY_ITSELF);
                endsBy = OptionalLong.of(now() + LAST_TRIES_NANOS);
            }
            case Order.Marker marker -> {}
            case Order.Action action -> {}
            case Order.FenceMillis fence -> {}
        }
    }

    /** A lease that is over already arms nothing; one that is in force and is cut short ends at once. */
    private void arm(long untilNanos) {
        if (leaseNanos != NO_LEASE || untilNanos > now()) {
            leaseNanos = untilNanos;
            around.answers().accept(new Answer.Armed(untilNanos));
        } else {
            around.answers().accept(new Answer.TooLate(untilNanos));
        }
    }

    /** An order that was repeated because its answer was late must not end what was started since. */
    private void asked(long number) {
        if (number <= lastDone) {
            around.answers().accept(new Answer.LetGoDone(number, new LetGoOutcome.Done(), 0));
        } else if (letGo(Cause.ASKED, number) instanceof LetGoOutcome.Done) {
            lastDone = number;
        }
    }

    private LetGoOutcome letGo(Cause cause, long number) {
        long began = now();
        leaseNanos = NO_LEASE;
        around.answers().accept(new Answer.LettingGo(cause));
        LetGoOutcome outcome = letGoOfAll();
        unfinished = outcome instanceof LetGoOutcome.Left ? Unfinished.since(cause, began, now()) : null;
        long tookMillis = (now() - began) / 1_000_000;
        around.log().accept(new LetGoReport(cause, number, outcome, tookMillis));
        around.answers().accept(new Answer.LetGoDone(number, outcome, tookMillis));
        if (held.action() == LossAction.REBOOT
                && (cause == Cause.LEASE_RAN_OUT || outcome instanceof LetGoOutcome.Left)) {
            around.reboot().run();
        }
        return outcome;
    }

    private void tryAgain() {
        Unfinished last = unfinished;
        if (exit.isPresent() || last == null || now() < last.againNanos()) {
            return;
        }
        LetGoOutcome outcome = letGoOfAll();
        if (outcome instanceof LetGoOutcome.Done) {
            unfinished = null;
            long tookMillis = (now() - last.beganNanos()) / 1_000_000;
            around.log().accept(new LetGoReport(last.cause(), BY_ITSELF, outcome, tookMillis));
        } else {
            unfinished = Unfinished.since(last.cause(), last.beganNanos(), now());
        }
    }

    private void endWhenGone() {
        if (endsBy.isPresent() && unfinished == null) {
            exit = OptionalInt.of(0);
        } else if (endsBy.isPresent() && now() >= endsBy.getAsLong()) {
            exit = OptionalInt.of(1);
        }
    }

    /** Whatever goes wrong, the guard goes on guarding. */
    private LetGoOutcome letGoOfAll() {
        try {
            return around.letGo().all(held);
        } catch (RuntimeException e) {
            return new LetGoOutcome.Left("letting go failed: " + e);
        }
    }

    /** On a thread of its own: a slow command must not hold up the lease. */
    private void removeBeside(Held now, String tag) {
        Thread.ofPlatform().daemon().name("remove " + tag).start(() -> {
            LetGoOutcome outcome = around.letGo().one(now, tag);
            around.answers().accept(new Answer.Removed(tag, outcome));
        });
    }

    private void quit() {
        int processes =
                held.mark().map(mark -> MarkedProcesses.find(mark).size()).orElse(0);
        int commands = around.letGo().commands(held);
        if (processes == 0 && commands == 0) {
            exit = OptionalInt.of(0);
        } else {
            around.answers().accept(new Answer.Held(processes + " processes and " + commands + " let-go commands"));
        }
    }
}
