package io.genericark.consensus;

/** Is told what happens to the group; called on threads of the adapter, must return at once. */
public interface ConsensusListener {
    /** A leader was elected or heard of for the first time, possibly this peer. The loss of a leader is not told. */
    void leaderChanged(PeerId leader);

    /**
     * This peer takes part no more and will not by itself come back; told once, never after {@code close}. The node
     * lets go of everything and exits.
     *
     * @param reason what happened, why, and what to do next
     */
    void failed(String reason);
}
