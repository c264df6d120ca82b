package io.genericark.consensus;

import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.List;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.grpc.GrpcConfigKeys;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.server.RaftServerConfigKeys;
import org.apache.ratis.util.SizeInBytes;
import org.apache.ratis.util.TimeDuration;

/** Our settings in the words of Ratis: safe choices where its defaults are not, buffers for a heap of 64 MB. */
final class RatisTuning {
    /** The largest command accepted; a quarter of what one append may carry. */
    static final int MAX_COMMAND_BYTES = 256 * 1024;

    private static final SizeInBytes APPEND_BYTES = SizeInBytes.valueOf("1MB");
    private static final SizeInBytes QUEUE_BYTES = SizeInBytes.valueOf("8MB");
    private static final long NEVER_DAYS = 10_000;

    private RatisTuning() {}

    static RaftGroup group(Settings settings) {
        List<RaftPeer> peers =
                settings.peers().stream().map(RatisTuning::raftPeer).toList();
        return RaftGroup.valueOf(RaftGroupId.valueOf(settings.groupId()), peers);
    }

    static RaftPeerId raftId(PeerId peer) {
        return RaftPeerId.valueOf(peer.value());
    }

    private static RaftPeer raftPeer(Settings.Peer peer) {
        return RaftPeer.newBuilder()
                .setId(raftId(peer.id()))
                .setAddress(peer.address())
                .setPriority(peer.priority())
                .build();
    }

    static RaftProperties properties(Settings settings) {
        RaftProperties properties = new RaftProperties();
        network(properties, settings);
        timing(properties, settings);
        log(properties, settings);
        snapshots(properties, settings);
        return properties;
    }

    static String address(Settings settings) {
        return self(settings).address();
    }

    private static Settings.Peer self(Settings settings) {
        return settings.peers().stream()
                .filter(peer -> peer.id().equals(settings.self()))
                .findFirst()
                .orElseThrow();
    }

    private static void network(RaftProperties properties, Settings settings) {
        Settings.Peer self = self(settings);
        GrpcConfigKeys.Server.setHost(properties, self.host());
        GrpcConfigKeys.Server.setPort(properties, self.port());
        GrpcConfigKeys.Server.setAsyncRequestThreadPoolSize(properties, 8);
        GrpcConfigKeys.setFlowControlWindow(properties, SizeInBytes.valueOf("256KB"));
    }

    private static void timing(RaftProperties properties, Settings settings) {
        TimeDuration electionMax = time(settings.electionTimeoutMax());
        RaftServerConfigKeys.Rpc.setTimeoutMin(properties, time(settings.electionTimeoutMin()));
        RaftServerConfigKeys.Rpc.setTimeoutMax(properties, electionMax);
        RaftServerConfigKeys.Rpc.setRequestTimeout(properties, time(requestTimeout(settings)));
        RaftServerConfigKeys.LeaderElection.setLeaderStepDownWaitTime(properties, electionMax);
        // a peer that stood still steps down, which is enough; by default one that stood still for a minute closes
        // itself
        RaftServerConfigKeys.setCloseThreshold(properties, TimeDuration.valueOf(NEVER_DAYS, DAYS));
        // the default waits up to 5 s before it looks again for a peer that was down
        properties.set(RaftServerConfigKeys.Log.Appender.RETRY_POLICY_KEY, "1ms,10,50ms,100000");
        RaftServerConfigKeys.Read.setOption(properties, RaftServerConfigKeys.Read.Option.LINEARIZABLE);
        RaftServerConfigKeys.Read.setLeaderLeaseEnabled(properties, false);
    }

    /** After this long an unanswered message between peers counts as lost and its connection is renewed. */
    static Duration requestTimeout(Settings settings) {
        Duration two = settings.electionTimeoutMax().multipliedBy(2);
        Duration floor = Duration.ofSeconds(1);
        return two.compareTo(floor) > 0 ? two : floor;
    }

    private static void log(RaftProperties properties, Settings settings) {
        RaftServerConfigKeys.setStorageDir(
                properties, List.of(settings.directory().toFile()));
        RaftServerConfigKeys.Log.setCorruptionPolicy(properties, RaftServerConfigKeys.Log.CorruptionPolicy.EXCEPTION);
        RaftServerConfigKeys.Log.setSegmentSizeMax(properties, SizeInBytes.valueOf("1MB"));
        RaftServerConfigKeys.Log.setPreallocatedSize(properties, SizeInBytes.valueOf("64KB"));
        RaftServerConfigKeys.Log.setSegmentCacheNumMax(properties, 2);
        RaftServerConfigKeys.Log.setSegmentCacheSizeMax(properties, SizeInBytes.valueOf("4MB"));
        RaftServerConfigKeys.Log.setWriteBufferSize(properties, SizeInBytes.valueOf("1088KB"));
        RaftServerConfigKeys.Log.Appender.setBufferByteLimit(properties, APPEND_BYTES);
        RaftServerConfigKeys.Log.setQueueByteLimit(properties, QUEUE_BYTES);
        RaftServerConfigKeys.Write.setByteLimit(properties, QUEUE_BYTES);
        // no log entry of its own for every commit: half the fsyncs; a restarted peer asks the leader instead
        RaftServerConfigKeys.Log.setLogMetadataEnabled(properties, false);
    }

    private static void snapshots(RaftProperties properties, Settings settings) {
        RaftServerConfigKeys.Snapshot.setAutoTriggerEnabled(properties, true);
        RaftServerConfigKeys.Snapshot.setAutoTriggerThreshold(properties, settings.snapshotEvery());
        RaftServerConfigKeys.Snapshot.setTriggerWhenStopEnabled(properties, false);
        RaftServerConfigKeys.Snapshot.setRetentionFileNum(properties, 2);
        // a peer that is down must not keep the others from purging; it gets the snapshot
        RaftServerConfigKeys.Log.setPurgeUptoSnapshotIndex(properties, true);
        RaftServerConfigKeys.Log.setPurgeGap(properties, 1);
        RaftServerConfigKeys.Log.Appender.setSnapshotChunkSizeMax(properties, APPEND_BYTES);
    }

    private static TimeDuration time(Duration duration) {
        return TimeDuration.valueOf(duration.toMillis(), MILLISECONDS);
    }
}
