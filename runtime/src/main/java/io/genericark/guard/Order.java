package io.genericark.guard;

import io.genericark.process.Mark;

/** What the node tells the guard. Each replaces what was said before of the same kind. */
sealed interface Order {
    /** Let go at this instant of CLOCK_BOOTTIME, unless told otherwise before. */
    record Lease(long untilNanos) implements Order {}

    /** Processes with {@code ARK_GUARD=value} in their environment are held. */
    record Marker(Mark mark) implements Order {
        /** Every process that a node's resources consist of carries this variable. */
        static final String VARIABLE = "ARK_GUARD";

        Marker(String value) {
            this(new Mark(VARIABLE, value));
        }
    }

    record Action(LossAction action) implements Order {}

    record FenceMillis(long millis) implements Order {
        public FenceMillis {
            if (millis <= 0) {
                throw new IllegalArgumentException("a fence budget of " + millis + " ms");
            }
        }
    }

    /** Take one resource out of service by force. */
    record RemoveTag(String tag) implements Order {
        public RemoveTag {
            if (tag.isEmpty() || tag.chars().anyMatch(Character::isWhitespace)) {
                throw new IllegalArgumentException("not a tag: '" + tag + "'");
            }
        }
    }

    /** Let go at once; one whose number is done already is only answered again. */
    record LetGoNow(long number) implements Order {}

    /** End, if nothing is held. */
    record Quit() implements Order {}

    /** Standard input is at its end: nobody extends the lease any more. */
    record InputEnded() implements Order {}
}
