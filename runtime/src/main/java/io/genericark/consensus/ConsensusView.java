package io.genericark.consensus;

import java.util.List;
import java.util.Optional;

/**
 * What this peer knows of the group, for status; a moment's local knowledge, nothing to decide by.
 *
 * @param leader empty when none is known, which without quorum is lasting
 * @param lastApplied index of the last log entry in the machine
 * @param lastCommitted index of the last log entry known to be on a majority
 */
public record ConsensusView(
        Role role, Optional<PeerId> leader, long term, long lastApplied, long lastCommitted, List<Progress> peers) {

    public ConsensusView {
        peers = List.copyOf(peers);
    }

    /** How far a peer's log was committed when this peer last heard of it; -1 when never heard of. */
    public record Progress(PeerId peer, long committed) {}
}
