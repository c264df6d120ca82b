package io.genericark.core;

/**
 * What a node knows of a peer.
 *
 * @param incarnation the incarnation this is about
 * @param promisedNanos when it last acknowledged that incarnation, or must assume that it did
 * @param heardNanos when it last heard from the peer; {@link Lease#NONE} before
 * @param word the number of its last suspicion or clear
 */
public record Peer(long incarnation, long promisedNanos, long heardNanos, Hearing hearing, long word, Stance stance) {
    /** What a voter makes of a peer. */
    public enum Stance {
        /** Acknowledges it. */
        TRUSTING,
        /** Has suspected it, and acknowledges it no more. */
        SUSPECTING,
        /** Hears it again, and waits for its own clear to be applied. */
        CLEARING
    }

    static Peer unknown(long now) {
        return new Peer(0, now, Lease.NONE, Hearing.HEARS_YOU_NOT, 0, Stance.TRUSTING);
    }

    public boolean heardWithin(long nanos, long now) {
        return heardNanos != Lease.NONE && now - heardNanos <= nanos;
    }

    Peer promised(long now) {
        return new Peer(incarnation, now, heardNanos, hearing, word, stance);
    }

    Peer heard(long now, Hearing theirs) {
        return new Peer(incarnation, promisedNanos, now, theirs, word, stance);
    }

    Peer ofIncarnation(long next, long now) {
        return new Peer(next, now, heardNanos, hearing, word, Stance.TRUSTING);
    }

    Peer saying(Stance next) {
        return new Peer(incarnation, promisedNanos, heardNanos, hearing, word + 1, next);
    }

    Peer trusted(long now) {
        return new Peer(incarnation, now, heardNanos, hearing, word, Stance.TRUSTING);
    }
}
