package io.genericark.node;

import io.genericark.core.Action;
import io.genericark.core.ActionOrder;
import io.genericark.kithost.protocol.FromHost;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * What was asked of the kit-host and is not answered yet: orders of the core, which wait until they may be handed over; and
 * inspections and descriptions, which the core knows nothing of. Answers may be taken by any thread; everything else is
 * guarded by the lock of {@link KitHosts}.
 */
final class Unanswered {
    /** Counts down; actions of the core count up from 1. */
    private final AtomicLong numbers = new AtomicLong(-1);

    private final List<Waiting> waiting = new ArrayList<>();
    private final Map<Long, Action> running = new ConcurrentHashMap<>();
    private final Map<Long, CompletableFuture<FromHost.Finished>> inspections = new ConcurrentHashMap<>();
    private final Map<Long, CompletableFuture<FromHost.Described>> descriptions = new ConcurrentHashMap<>();

    private record Waiting(ActionOrder order, long sinceNanos) {
        boolean isOverdue(long now) {
            return now - sinceNanos >= TimeUnit.MILLISECONDS.toNanos(order.timeoutMillis());
        }
    }

    // ---- what is asked --------------------------------------------------------------------------------------------

    void add(ActionOrder order, long now) {
        waiting.add(new Waiting(order, now));
    }

    /** Orders that were not handed over yet, in the order of their coming. */
    List<ActionOrder> waiting() {
        return waiting.stream().map(Waiting::order).toList();
    }

    /** Takes back those that have waited for as long as they may take. */
    List<ActionOrder> takeOverdue(long now) {
        var overdue = waiting.stream()
                .filter(w -> w.isOverdue(now))
                .map(Waiting::order)
                .toList();
        waiting.removeIf(w -> w.isOverdue(now));
        return overdue;
    }

    void handedOver(ActionOrder order) {
        withdraw(order.actionId());
        running.put(order.actionId(), order.action());
    }

    /** Takes back an order that was not handed over yet; false when it was. */
    boolean withdraw(long actionId) {
        return waiting.removeIf(w -> w.order().actionId() == actionId);
    }

    /** An inspection, under the number by which its answer comes. */
    long inspection(CompletableFuture<FromHost.Finished> answer) {
        var number = numbers.getAndDecrement();
        inspections.put(number, answer);
        return number;
    }

    /** The description of a kit, under the number by which its answer comes. */
    long description(CompletableFuture<FromHost.Described> answer) {
        var number = numbers.getAndDecrement();
        descriptions.put(number, answer);
        return number;
    }

    // ---- what is answered -----------------------------------------------------------------------------------------

    /** An action or an inspection has ended; true when it was an action of the core that is still asked for. */
    boolean finished(FromHost.Finished finished) {
        var inspection = inspections.remove(finished.actionId());
        if (inspection != null) {
            inspection.complete(finished);
        }
        return running.remove(finished.actionId()) != null;
    }

    void described(FromHost.Described described) {
        var asked = descriptions.remove(described.number());
        if (asked != null) {
            asked.complete(described);
        }
    }

    /** Nobody answers any more what was handed over. */
    void hostEnded(String reason) {
        Stream.concat(inspections.values().stream(), descriptions.values().stream())
                .forEach(answer -> answer.completeExceptionally(new IOException(reason)));
        inspections.clear();
        descriptions.clear();
        running.clear();
    }

    /** The core asks for none of its orders any more. */
    void forgetOrders() {
        waiting.clear();
        running.clear();
    }

    // ---- what the kit-host is at ----------------------------------------------------------------------------------

    boolean isAtNothing() {
        return running.isEmpty() && inspections.isEmpty() && descriptions.isEmpty();
    }

    /** Whether it is at something that may take longer than checks do. */
    boolean isAtMoreThanChecks() {
        return !inspections.isEmpty() || running.values().stream().anyMatch(action -> action != Action.QUICK_CHECK);
    }
}
