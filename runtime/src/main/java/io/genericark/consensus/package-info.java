/**
 * Consensus: one order of commands for all peers, on Apache Ratis 3.3.0. Knows bytes only, nothing of the core.
 *
 * <p>Read {@link io.genericark.consensus.RatisConsensus} first, then what its user gives it
 * ({@link io.genericark.consensus.Settings}, {@link io.genericark.consensus.ReplicatedMachine},
 * {@link io.genericark.consensus.ConsensusListener}) and gets from it ({@link io.genericark.consensus.ConsensusView},
 * {@link io.genericark.consensus.SubmitException}, {@link io.genericark.consensus.StateDamaged}).
 *
 * <p>Inside: {@code RatisTuning} holds every setting that differs from Ratis' default; {@code MachineAdapter} and
 * {@code SnapshotFiles} are the state machine as Ratis sees it; {@code LeaderAccess} carries requests to the leader;
 * {@code StorageCheck}, {@code SegmentScan} and {@code AppliedMark} look through the files before Ratis opens them;
 * {@code Ending} makes one report of the many ways in which Ratis gives up.
 *
 * <p>Membership is fixed by the settings. Traffic between peers is not yet authenticated or encrypted.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.consensus;
