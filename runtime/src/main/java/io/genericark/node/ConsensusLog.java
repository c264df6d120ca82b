package io.genericark.node;

import io.genericark.codec.Codec;
import io.genericark.codec.Outcome;
import io.genericark.consensus.RatisConsensus;
import io.genericark.core.Command;
import io.genericark.core.Submission;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The node's and the administrators' way into the replicated log. Thread-safe; never blocks.
 *
 * <p>What the node proposes needs no answer: the core asks again for as long as the state does not show it.
 */
public final class ConsensusLog implements Ports.Log {
    private static final Duration PROPOSAL = Duration.ofSeconds(2);

    private final String self;
    private final RatisConsensus consensus;
    private final Ports.Clocks clocks;

    ConsensusLog(String self, RatisConsensus consensus, Ports.Clocks clocks) {
        this.self = self;
        this.consensus = consensus;
        this.clocks = clocks;
    }

    @Override
    public void propose(Command command) {
        var _ = submit(command, self, PROPOSAL).handle((outcome, lost) -> self);
    }

    /**
     * Submits a command.
     *
     * @param by who asks, for the record
     * @return what became of it; fails with a {@link io.genericark.consensus.SubmitException} when that is not known
     */
    public CompletableFuture<Outcome> submit(Command command, String by, Duration giveUpAfter) {
        var bytes = Codec.encode(new Submission(command, by, clocks.wallMillis()));
        return consensus.submit(bytes, giveUpAfter).thenApply(Codec::decodeOutcome);
    }
}
