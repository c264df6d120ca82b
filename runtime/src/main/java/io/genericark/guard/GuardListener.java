package io.genericark.guard;

/**
 * What the node hears of its guard. Called on threads of {@link Guard}, or, {@link #onStuck} only, inside a call of it;
 * must only hand the news on.
 */
public interface GuardListener {
    /** The guard runs; {@code scheduling} is {@code realtime} or {@code normal}. */
    void onReady(String scheduling);

    /** The guard begins to let go, asked or not; {@link #onLetGoDone} follows. */
    void onLettingGo(LetGoReport.Cause cause);

    /**
     * The guard has let go, asked or not. Whatever the node believed to hold is gone, so it must not act before it has
     * taken hold anew: the lease that it extended meanwhile may be armed already and does not bring anything back.
     */
    void onLetGoDone(LetGoReport report);

    /** The answer to {@link Guard#removeTag}. */
    void onRemoved(String tag, LetGoOutcome outcome);

    /** The guard was scheduled late by this much: the fence budget must bear it. */
    void onLate(long millis);

    /** The guard did not {@link Guard#quit}, because of this. */
    void onStillHeld(String what);

    /** The guard does not answer or does not read: nobody enforces the lease. Told once. */
    void onStuck(String why);

    /** The guard process ended without being asked to: nobody enforces the lease. */
    void onDied(String how);
}
