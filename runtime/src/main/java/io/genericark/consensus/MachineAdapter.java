package io.genericark.consensus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.ratis.proto.RaftProtos;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftGroupMemberId;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.raftlog.RaftLog;
import org.apache.ratis.server.storage.FileInfo;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.statemachine.StateMachineStorage;
import org.apache.ratis.statemachine.TransactionContext;
import org.apache.ratis.statemachine.impl.BaseStateMachine;
import org.apache.ratis.statemachine.impl.SimpleStateMachineStorage;
import org.apache.ratis.statemachine.impl.SingleFileSnapshotInfo;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.apache.ratis.thirdparty.com.google.protobuf.UnsafeByteOperations;
import org.apache.ratis.util.LifeCycle;
import org.apache.ratis.util.MD5FileUtil;
import org.jspecify.annotations.Nullable;

/**
 * A {@link ReplicatedMachine} as Ratis wants it: snapshots to files, and every way in which Ratis ends told as failure.
 *
 * <p>Ratis calls apply, takeSnapshot and reinitialize on its one updater thread and initialize before that starts.
 */
final class MachineAdapter extends BaseStateMachine {
    private final ReplicatedMachine machine;
    private final Events events;
    private final SimpleStateMachineStorage storage = new SimpleStateMachineStorage();
    private @Nullable Path snapshots;
    private @Nullable AppliedMark mark;

    /** What the adapter tells its owner; may be called more than once. */
    interface Events {
        void leaderChanged(RaftPeerId leader);

        void ended(String what, @Nullable Throwable cause);
    }

    MachineAdapter(ReplicatedMachine machine, Events events) {
        this.machine = machine;
        this.events = events;
    }

    @Override
    public void initialize(RaftServer server, RaftGroupId group, RaftStorage raftStorage) throws IOException {
        super.initialize(server, group, raftStorage);
        snapshots = raftStorage.getStorageDir().getStateMachineDir().toPath();
        mark = AppliedMark.open(raftStorage.getStorageDir().getRoot().toPath());
        storage.init(raftStorage);
        getLifeCycle().startAndTransition(this::installLatest, IOException.class);
    }

    @Override
    public void pause() {
        getLifeCycle().transition(LifeCycle.State.PAUSING);
        getLifeCycle().transition(LifeCycle.State.PAUSED);
    }

    @Override
    public void reinitialize() throws IOException {
        SingleFileSnapshotInfo received = storage.loadLatestSnapshot();
        if (received != null) {
            SnapshotFiles.makeDurable(received.getFile().getPath());
        }
        getLifeCycle().startAndTransition(this::installLatest, IOException.class);
    }

    private void installLatest() throws IOException {
        SingleFileSnapshotInfo latest = storage.getLatestSnapshot();
        if (latest != null) {
            machine.install(SnapshotFiles.read(latest.getFile().getPath()), latest.getIndex());
            setLastAppliedTermIndex(latest.getTermIndex());
        }
    }

    @Override
    public CompletableFuture<Message> applyTransaction(TransactionContext transaction) {
        RaftProtos.LogEntryProto entry = transaction.getLogEntry();
        byte[] command = entry.getStateMachineLogEntry().getLogData().toByteArray();
        byte[] answer = applyOrEnd(entry.getIndex(), command);
        updateLastAppliedTermIndex(entry.getTerm(), entry.getIndex());
        markApplied(entry.getIndex());
        return CompletableFuture.completedFuture(message(answer));
    }

    /** Rethrows, which ends Ratis' updater: a command that one peer skips would make its state differ for good. */
    private byte[] applyOrEnd(long index, byte[] command) {
        try {
            return machine.apply(index, command);
        } catch (RuntimeException | Error e) {
            events.ended("the state machine could not apply the command at index " + index, e);
            throw e;
        }
    }

    @Override
    public void notifyTermIndexUpdated(long term, long index) {
        super.notifyTermIndexUpdated(term, index);
        markApplied(index);
    }

    private void markApplied(long index) {
        try {
            Objects.requireNonNull(mark, "initialize opens the mark").write(index);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the mark of the last applied entry", e);
        }
    }

    @Override
    public long takeSnapshot() throws IOException {
        TermIndex last = getLastAppliedTermIndex();
        if (last == null || last.getIndex() < 0 || snapshots == null) {
            return RaftLog.INVALID_LOG_INDEX;
        }
        Path file = SnapshotFiles.write(snapshots, last, machine.snapshot());
        storage.updateLatestSnapshot(new SingleFileSnapshotInfo(
                new FileInfo(file, MD5FileUtil.readStoredMd5ForFile(file.toFile())), last.getTerm(), last.getIndex()));
        return last.getIndex();
    }

    /** Ratis has made sure, before it asks, that everything committed when the read came in is applied here. */
    @Override
    public CompletableFuture<Message> query(Message request) {
        return CompletableFuture.completedFuture(
                Message.valueOf(Long.toString(getLastAppliedTermIndex().getIndex())));
    }

    @Override
    public StateMachineStorage getStateMachineStorage() {
        return storage;
    }

    @Override
    public void notifyLeaderChanged(RaftGroupMemberId member, @Nullable RaftPeerId leader) {
        if (leader != null) {
            events.leaderChanged(leader);
        }
    }

    @Override
    public void notifyLogFailed(Throwable cause, RaftProtos.@Nullable LogEntryProto entry) {
        events.ended("the log could not be written", cause);
    }

    @Override
    public void notifyServerShutdown(RaftProtos.RoleInfoProto role, boolean allServers) {
        events.ended("consensus has shut itself down (a pause of this process of over a minute does that)", null);
    }

    /** Ratis closes the machine last, also after failures that it reports in no other way. */
    @Override
    public void close() throws IOException {
        events.ended("consensus has ended its state machine", null);
        if (mark != null) {
            mark.close();
        }
    }

    static Message message(byte[] bytes) {
        ByteString content = UnsafeByteOperations.unsafeWrap(bytes);
        return () -> content;
    }
}
