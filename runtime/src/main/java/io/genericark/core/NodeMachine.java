package io.genericark.core;

/**
 * What one node does: a pure function from its view, an event and the time to the next view and its effects.
 *
 * <p>Each event is first noted ({@link Absorbing}); then one level-triggered pass looks at what the view is: letting go
 * comes first ({@link Holding}), then heartbeats and suspicions ({@link Watching}), then the resources
 * ({@link Working}), what is to be tried again ({@link Retrying}), and the kits, which are reported when the state says something else of them. Called by one thread;
 * the caller performs the effects in order and calls again at {@link Next#wakeAtNanos()} at the latest.
 */
public final class NodeMachine {
    private NodeMachine() {}

    /** One step. {@code now} is the node's boot-time clock in nanoseconds and never goes back. */
    public static Next step(NodeView view, NodeEvent event, long now) {
        var turn = new Turn(view, now);
        Holding.loseWhereDue(turn);
        Absorbing.absorb(turn, event);
        Holding.pass(turn);
        Watching.pass(turn);
        Holding.gain(turn);
        Working.pass(turn);
        Retrying.pass(turn);
        reportKits(turn);
        forgetOldQuestions(turn);
        return turn.end(Waking.at(turn));
    }

    private static void reportKits(Turn turn) {
        var kits = turn.kits;
        if (kits != null
                && turn.isCurrent()
                && !kits.equals(turn.cluster.kits().reported(turn.self, turn.incarnation))) {
            turn.ask(new Command.ReportKits(turn.self, turn.incarnation, kits));
        }
    }

    /** Not before all is over that is counted from when it was asked; see {@link Holding}. */
    private static void forgetOldQuestions(Turn turn) {
        var kept = Math.max(20 * turn.retryNanos(), 3 * turn.timing.promiseNanos());
        turn.asked.values().removeIf(at -> turn.now - at > kept);
    }
}
