package io.genericark.consensus;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Turns Ratis' logging down to what an operator can use, wherever the operator has not set a level. */
final class RatisLogging {
    /** These warn several times a second, for as long as a peer is away; status and events tell that better. */
    private static final List<String> WARN_OF_ABSENT_PEERS = List.of(
            "org.apache.ratis.grpc",
            "org.apache.ratis.server.leader",
            "org.apache.ratis.server.impl.LeaderElection",
            "org.apache.ratis.util.PeerProxyMap");

    /** gRPC inside Ratis speaks java.util.logging; the reference keeps the level from being collected. */
    private static final java.util.logging.Logger GRPC =
            java.util.logging.Logger.getLogger("org.apache.ratis.thirdparty.io.grpc");

    private RatisLogging() {}

    static void quiet() {
        set("org.apache.ratis", Level.WARN);
        WARN_OF_ABSENT_PEERS.forEach(name -> set(name, Level.ERROR));
        if (GRPC.getLevel() == null) {
            GRPC.setLevel(java.util.logging.Level.WARNING);
        }
    }

    private static void set(String name, Level level) {
        if (LoggerFactory.getLogger(name) instanceof Logger logger && logger.getLevel() == null) {
            logger.setLevel(level);
        }
    }
}
