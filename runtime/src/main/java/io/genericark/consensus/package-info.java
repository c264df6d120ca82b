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
 * <p>Threads: the machine is called on Ratis' one updater thread; each submission and read has a virtual thread of its
 * own; futures complete there, listeners are called on threads of Ratis.
 *
 * <p>Measured once: three processes with {@code -Xmx64m} on one machine with two cores that other work kept at a load of
 * about 10, election timeout 300-600 ms, every write fsynced by a majority. Write p50 6.2 ms on the leader, 9.9 ms from a
 * follower (at load 20: 8 and 12); linearizable read 0.05 and 2.2 ms; 64 submissions of 2 KB at a time: 800 to 1600 a
 * second. Leader killed: the longest write took 0.7-0.9 s (at load 25 up to 3.3 s). Killed process to its first write
 * 2.7-3.6 s, of which the JVM and Ratis' classes 1.8-2.6 s. Resident memory idle 118 MB, after 10,000 writes 140-165 MB
 * with {@code -XX:TieredStopAtLevel=1 -XX:MetaspaceSize=64m -Xss512k}, 145 and 180-225 MB without; without
 * {@code MetaspaceSize} the first collection at start stops the process for up to 0.7 s on such a machine.
 *
 * <p>Membership is fixed by the settings. Traffic between peers is not yet authenticated or encrypted.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.consensus;
