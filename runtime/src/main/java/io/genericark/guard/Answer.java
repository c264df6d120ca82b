package io.genericark.guard;

/** What the guard tells the node. */
sealed interface Answer {
    /** Running, with this scheduling. */
    record Ready(Priority priority) implements Answer {}

    /** The lease is in force until then. */
    record Armed(long untilNanos) implements Answer {}

    /** Nothing was armed: this lease was over when it was read. */
    record TooLate(long untilNanos) implements Answer {}

    /** Begins to let go. */
    record LettingGo(LetGoReport.Cause cause) implements Answer {}

    /** Ended letting go, for this {@link Order.LetGoNow}; 0: by itself. */
    record LetGoDone(long number, LetGoOutcome outcome, long tookMillis) implements Answer {}

    /** Ended a forced removal. */
    record Removed(String tag, LetGoOutcome outcome) implements Answer {}

    /** Was scheduled this much later than its timer. */
    record Late(long millis) implements Answer {}

    /** Does not quit, because of this. */
    record Held(String what) implements Answer {}

    /** Did not understand an order. */
    record Refused(String why) implements Answer {}

    /** How the guard is scheduled. */
    enum Priority {
        REALTIME,
        NORMAL
    }
}
