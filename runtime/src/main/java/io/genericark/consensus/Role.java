package io.genericark.consensus;

/** What a peer is in the consensus group at this moment. */
public enum Role {
    /** Orders the commands; believes so until a majority has been silent for the election timeout. */
    LEADER,
    FOLLOWER,
    /** Hears no leader and asks for votes: stays so as long as there is no quorum. */
    CANDIDATE,
    /** Takes part no more, after {@link RatisConsensus#close} or a failure. */
    STOPPED
}
