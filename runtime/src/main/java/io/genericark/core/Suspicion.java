package io.genericark.core;

/**
 * The last word of one voter about one incarnation of a node.
 *
 * <p>Numbers grow within one incarnation of the author; a word with a lower number than the last one is ignored, so
 * that a suspicion that was delayed in the network cannot undo a later clear.
 */
public record Suspicion(long authorIncarnation, long number, Verdict verdict) {
    /** What the author says. */
    public enum Verdict {
        SUSPECTED,
        CLEARED
    }

    public boolean stands() {
        return verdict == Verdict.SUSPECTED;
    }
}
