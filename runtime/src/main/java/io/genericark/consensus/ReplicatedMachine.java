package io.genericark.consensus;

/**
 * The state machine that consensus drives: every peer applies the same commands in the same order.
 *
 * <p>Duties of the implementation: deterministic; no I/O; never blocks on this adapter. What it throws is taken for a
 * broken invariant: the peer stops and reports it by {@link ConsensusListener#failed}, it never skips a command.
 *
 * <p>Duties of the adapter: one call at a time, each seeing the effects of the one before; {@code apply} with strictly
 * growing indices (with gaps: the log also holds entries of its own). After a restart the calls begin again with
 * {@link #install} of the newest snapshot, if there is one, and go on with the commands after it.
 */
public interface ReplicatedMachine {
    /** Applies one committed command and returns the answer for whoever submitted it. */
    byte[] apply(long index, byte[] command);

    /** Returns the whole state as of the last applied command. */
    byte[] snapshot();

    /** Replaces the whole state by a snapshot, which covers all commands up to and including {@code index}. */
    void install(byte[] snapshot, long index);
}
