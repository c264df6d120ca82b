package io.genericark.consensus;

import java.io.IOException;
import java.net.ConnectException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.ratis.client.RaftClientRpc;
import org.apache.ratis.conf.Parameters;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.grpc.GrpcFactory;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.protocol.exceptions.LeaderNotReadyException;
import org.apache.ratis.protocol.exceptions.ResourceUnavailableException;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;

/**
 * The way to whoever leads now, as this peer's own server sees it: straight into that server when it leads itself, by
 * gRPC otherwise. Blocks; safe for many (virtual) threads.
 *
 * <p>Not Ratis' {@code RaftClient}: that guesses leaders, keeps one ordered stream in which a stuck request holds up the
 * others, and cannot tell whether a request that it gave up had ever been taken by a server.
 */
final class LeaderAccess implements AutoCloseable {
    private static final Attempt NO_LEADER = new Attempt.NotTaken("no leader is known");

    private final RaftServer server;
    private final RaftServer.Division division;
    private final RaftClientRpc rpc;
    private final long attemptMillis;
    private final ClientId client = ClientId.randomId();
    private final AtomicLong calls = new AtomicLong();
    private final Map<RaftPeerId, Boolean> reconnecting = new ConcurrentHashMap<>();

    /** What one attempt came to. */
    sealed interface Attempt {
        record Answered(ByteString answer) implements Attempt {}

        /** Nobody took the request. */
        record NotTaken(String why) implements Attempt {}

        /** A server may have taken the request, or has; it may be carried out at any later time. */
        record Unknown(String why) implements Attempt {}
    }

    LeaderAccess(RaftServer server, RaftServer.Division division, RaftGroup group, Settings settings) {
        this.server = server;
        this.division = division;
        RaftProperties properties = RatisTuning.properties(settings);
        this.rpc = new GrpcFactory(new Parameters()).newRaftClientRpc(client, properties);
        this.rpc.addRaftPeers(group.getPeers());
        this.attemptMillis = RatisTuning.requestTimeout(settings).toMillis();
    }

    /** A new identity for one command: attempts under the same identity are carried out at most once. */
    long nextCall() {
        return calls.incrementAndGet();
    }

    Attempt write(long call, byte[] command) {
        Optional<RaftPeerId> leader = leader();
        return leader.isPresent() ? send(leader.get(), request(leader.get(), call, command)) : NO_LEADER;
    }

    /** A read is always answered by the own server, which asks the leader how far it must have come for that. */
    Attempt read(long call) {
        RaftClientRequest request = builder(division.getId(), call)
                .setType(RaftClientRequest.readRequestType())
                .setMessage(Message.EMPTY)
                .build();
        return leader().isPresent() ? send(division.getId(), request) : NO_LEADER;
    }

    Optional<RaftPeerId> leader() {
        return Optional.ofNullable(division.getInfo().getLeaderId());
    }

    private RaftClientRequest request(RaftPeerId to, long call, byte[] command) {
        return builder(to, call)
                .setType(RaftClientRequest.writeRequestType())
                .setMessage(MachineAdapter.message(command))
                .build();
    }

    private RaftClientRequest.Builder builder(RaftPeerId to, long call) {
        return RaftClientRequest.newBuilder()
                .setClientId(client)
                .setServerId(to)
                .setGroupId(division.getGroup().getGroupId())
                .setCallId(call)
                .setTimeoutMs(attemptMillis);
    }

    private Attempt send(RaftPeerId to, RaftClientRequest request) {
        boolean local = to.equals(division.getId());
        try {
            RaftClientReply reply = local ? server.submitClientRequest(request) : rpc.sendRequest(request);
            return reply.isSuccess()
                    ? new Attempt.Answered(reply.getMessage().getContent())
                    : failure(to, reply.getException());
        } catch (IOException | RuntimeException e) {
            if (!local) {
                reconnect(to, e);
            }
            return failure(to, e);
        }
    }

    private static Attempt failure(RaftPeerId to, Throwable problem) {
        String why = "leader " + to + ": " + problem.getMessage();
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof LeaderNotReadyException
                    || cause instanceof ResourceUnavailableException) {
                return new Attempt.NotTaken(why);
            }
        }
        return new Attempt.Unknown(why);
    }

    /** gRPC waits ever longer before it tries a lost connection again; a new one tries at once. */
    private void reconnect(RaftPeerId to, Throwable problem) {
        if (reconnecting.putIfAbsent(to, true) == null) {
            Thread.ofVirtual().name("ark-consensus-reconnect").start(() -> {
                try {
                    rpc.handleException(to, problem, true);
                } finally {
                    reconnecting.remove(to);
                }
            });
        }
    }

    @Override
    public void close() throws IOException {
        rpc.close();
    }
}
