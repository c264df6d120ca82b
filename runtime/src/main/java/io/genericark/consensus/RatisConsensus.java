package io.genericark.consensus;

import io.genericark.consensus.ConsensusView.Progress;
import io.genericark.consensus.LeaderAccess.Attempt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.DivisionInfo;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.util.ExitUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One peer of the group that agrees on the order of commands and carries them out on a {@link ReplicatedMachine}.
 *
 * <p>Thread-safe; only {@link #start} and {@link #close} block. Futures complete on threads of the adapter: whoever goes
 * on from there must not block either. One object is one life of a peer: after {@code close} or a failure start a new one.
 */
public final class RatisConsensus implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RatisConsensus.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final Settings settings;
    private final DirectoryLock lock;
    private final Ending ending;
    private final RaftServer server;
    private final RaftServer.Division division;
    private final LeaderAccess access;
    private final Set<Pursuit> open = ConcurrentHashMap.newKeySet();
    /** Ratis waits without limit for entries that it has committed but cannot apply. */
    private final Thread stopper =
            Thread.ofPlatform().daemon().name("ark-consensus-stop").unstarted(this::closeServer);

    private RatisConsensus(
            Settings settings, DirectoryLock lock, Ending ending, RaftServer server, RaftServer.Division division) {
        this.settings = settings;
        this.lock = lock;
        this.ending = ending;
        this.server = server;
        this.division = division;
        this.access = new LeaderAccess(server, division, RatisTuning.group(settings), settings);
        ending.whenEnded(this::stopAfterFailure);
    }

    /**
     * Checks the peer's files, puts the newest snapshot into the machine and begins to take part; does not wait for a
     * leader.
     *
     * @throws StateDamaged when the files cannot be trusted; the message says which, why, and what to do
     * @throws IOException when the directory or the address is in use or cannot be used
     */
    public static RatisConsensus start(Settings settings, ReplicatedMachine machine, ConsensusListener listener)
            throws IOException {
        RatisLogging.quiet();
        // Ratis would call System.exit when the address is taken
        ExitUtils.disableSystemExit();
        Files.createDirectories(settings.directory());
        DirectoryLock lock = DirectoryLock.take(settings.directory());
        try {
            StorageCheck.run(settings);
            return start(settings, machine, new Ending(settings, listener), lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static RatisConsensus start(Settings settings, ReplicatedMachine machine, Ending ending, DirectoryLock lock)
            throws IOException {
        RaftGroup group = RatisTuning.group(settings);
        RaftServer server = RaftServer.newBuilder()
                .setServerId(RatisTuning.raftId(settings.self()))
                .setGroup(group)
                .setStateMachine(new MachineAdapter(machine, ending))
                .setProperties(RatisTuning.properties(settings))
                .setOption(RaftStorage.StartupOption.RECOVER)
                .build();
        try {
            server.start();
            return new RatisConsensus(settings, lock, ending, server, server.getDivision(group.getGroupId()));
        } catch (IOException | RuntimeException e) {
            ending.closing();
            server.close();
            throw new IOException(
                    "Consensus could not start at " + RatisTuning.address(settings) + " with the state in "
                            + settings.directory() + ": " + e.getMessage(),
                    e);
        }
    }

    /**
     * Hands the command to the leader, here or on another peer, and answers what {@link ReplicatedMachine#apply} did.
     *
     * <p>Is tried again, after a change of leader too, until there is an answer or the time is over. <b>A submission that
     * was given up may still be applied later</b>, unless the exception is {@link SubmitException.NoQuorum}. One
     * submission is applied at most once as long as a peer remembers it; restarts, installed snapshots and a minute's
     * time make peers forget. So a command must be conditional: carry what it expects of the state (a version, an
     * incarnation), so that a late or second application changes nothing. Two submissions under way at the same time may
     * be applied in either order.
     *
     * @return completes exceptionally with a {@link SubmitException}
     */
    public CompletableFuture<byte[]> submit(byte[] command, Duration giveUpAfter) {
        if (command.length > RatisTuning.MAX_COMMAND_BYTES) {
            throw new IllegalArgumentException(
                    "a command of " + command.length + " bytes is larger than " + RatisTuning.MAX_COMMAND_BYTES);
        }
        long call = access.nextCall();
        return new Pursuit("submit", () -> access.write(call, command)).begin(giveUpAfter);
    }

    /**
     * Completes when this peer's machine holds everything that was committed when the call came in, with the index up to
     * which that is; a majority has confirmed the leader in between.
     *
     * @return completes exceptionally with {@link SubmitException.NoQuorum} or {@link SubmitException.Stopped}
     */
    public CompletableFuture<Long> linearizableRead(Duration giveUpAfter) {
        // a read that failed changes nothing, so it may take a new identity for each attempt
        return new Pursuit("read", () -> harmless(access.read(access.nextCall())))
                .begin(giveUpAfter)
                .thenApply(answer -> Long.parseLong(new String(answer, StandardCharsets.UTF_8)));
    }

    private static Attempt harmless(Attempt attempt) {
        return switch (attempt) {
            case Attempt.Answered answered -> answered;
            case Attempt.NotTaken notTaken -> notTaken;
            case Attempt.Unknown unknown -> new Attempt.NotTaken(unknown.why());
        };
    }

    /** What this peer knows at this moment. */
    public ConsensusView view() {
        DivisionInfo info = division.getInfo();
        List<Progress> progress = division.getCommitInfos().stream()
                .map(commit ->
                        new Progress(new PeerId(commit.getServer().getId().toStringUtf8()), commit.getCommitIndex()))
                .toList();
        return new ConsensusView(
                role(info),
                access.leader().map(RaftPeerId::toString).map(PeerId::new),
                info.getCurrentTerm(),
                info.getLastAppliedIndex(),
                division.getRaftLog().getLastCommittedIndex(),
                progress);
    }

    private Role role(DivisionInfo info) {
        if (ending.hasEnded() || !info.isAlive()) {
            return Role.STOPPED;
        }
        if (info.isLeader()) {
            return Role.LEADER;
        }
        return info.isCandidate() ? Role.CANDIDATE : Role.FOLLOWER;
    }

    /** Takes part no more; what is under way ends with {@link SubmitException.Stopped}. Repeatable, 10 s at most. */
    @Override
    public void close() throws IOException {
        ending.closing();
        stopOpen();
        beginStop();
        try (lock;
                access) {
            if (!stopper.join(STOP_LIMIT)) {
                LOG.warn("Consensus on {} does not end within {}; going on without it", settings.self(), STOP_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A leader that cannot write its log would go on to send heartbeats and keep the others from replacing it. */
    private void stopAfterFailure() {
        stopOpen();
        beginStop();
    }

    private synchronized void beginStop() {
        if (stopper.getState() == Thread.State.NEW) {
            stopper.start();
        }
    }

    private void closeServer() {
        try {
            server.close();
        } catch (IOException e) {
            LOG.warn("Consensus on {} could not be closed properly", settings.self(), e);
        }
    }

    private void stopOpen() {
        open.forEach(Pursuit::stop);
    }

    /** One request until its answer or its deadline, on a virtual thread of its own. */
    private final class Pursuit {
        private final String kind;
        private final Supplier<Attempt> attempt;
        private final CompletableFuture<byte[]> answer = new CompletableFuture<>();
        private volatile boolean perhapsTaken;
        private volatile boolean underWay;
        private volatile String trouble = "no answer yet";

        Pursuit(String kind, Supplier<Attempt> attempt) {
            this.kind = kind;
            this.attempt = attempt;
        }

        CompletableFuture<byte[]> begin(Duration giveUpAfter) {
            open.add(this);
            if (ending.hasEnded()) {
                stop();
            }
            CompletableFuture.delayedExecutor(giveUpAfter.toNanos(), TimeUnit.NANOSECONDS)
                    .execute(() -> answer.completeExceptionally(gaveUp(giveUpAfter)));
            Thread.ofVirtual().name("ark-consensus-" + kind).start(this::pursue);
            return answer;
        }

        private void pursue() {
            try {
                while (!answer.isDone()) {
                    if (!attemptOnce()) {
                        Thread.sleep(settings.retryEvery());
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stop();
            } finally {
                open.remove(this);
            }
        }

        void stop() {
            answer.completeExceptionally(new SubmitException.Stopped(ending.words()));
        }

        private boolean attemptOnce() {
            underWay = true;
            Attempt outcome = attempt.get();
            switch (outcome) {
                case Attempt.Answered answered ->
                    answer.complete(answered.answer().toByteArray());
                case Attempt.NotTaken notTaken -> trouble = notTaken.why();
                case Attempt.Unknown unknown -> {
                    perhapsTaken = true;
                    trouble = unknown.why();
                }
            }
            underWay = false;
            return answer.isDone();
        }

        private SubmitException gaveUp(Duration after) {
            String text = "gave up after " + after.toMillis() + " ms: " + trouble + " (" + settings.majority() + " of "
                    + settings.peers().size() + " voters must reach each other)";
            return perhapsTaken || underWay
                    ? new SubmitException.Indeterminate(text + "; the command may still be applied")
                    : new SubmitException.NoQuorum(text + "; the command was not applied");
        }
    }
}
