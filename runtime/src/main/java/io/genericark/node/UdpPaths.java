package io.genericark.node;

import io.genericark.core.Hearing;
import io.genericark.core.NodeEvent;
import io.genericark.core.NodeId;
import io.genericark.heartbeat.Datagram;
import io.genericark.heartbeat.HeartbeatPaths;
import java.util.function.LongSupplier;

/** The node's heartbeats over the real communication paths. */
final class UdpPaths implements Ports.Paths {
    private final String self;
    private final HeartbeatPaths paths;
    private final LongSupplier appliedIndex;

    UdpPaths(String self, HeartbeatPaths paths, LongSupplier appliedIndex) {
        this.self = self;
        this.paths = paths;
        this.appliedIndex = appliedIndex;
    }

    @Override
    public void sendHeartbeat(NodeId to, long incarnation, long round, Hearing hearing) {
        var wire = switch (hearing) {
            case HEARS_YOU -> Datagram.Hearing.HEARS_YOU;
            case HEARS_YOU_NOT -> Datagram.Hearing.HEARS_YOU_NOT;
        };
        paths.send(to.value(), new Datagram.Heartbeat(self, incarnation, round, wire, appliedIndex.getAsLong()));
    }

    @Override
    public void sendAck(NodeId to, long incarnation, long toIncarnation, long round, long votersVersion) {
        paths.send(to.value(), new Datagram.Ack(self, incarnation, toIncarnation, round, votersVersion));
    }

    /** What a datagram means to the core. */
    static NodeEvent event(Datagram datagram) {
        return switch (datagram) {
            case Datagram.Heartbeat h ->
                new NodeEvent.HeartbeatReceived(
                        new NodeId(h.from()),
                        h.incarnation(),
                        h.round(),
                        switch (h.hearing()) {
                            case HEARS_YOU -> Hearing.HEARS_YOU;
                            case HEARS_YOU_NOT -> Hearing.HEARS_YOU_NOT;
                        });
            case Datagram.Ack a ->
                new NodeEvent.AckReceived(new NodeId(a.from()), a.toIncarnation(), a.round(), a.votersVersion());
        };
    }
}
