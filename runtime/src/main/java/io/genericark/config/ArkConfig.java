package io.genericark.config;

import io.genericark.core.NodeId;
import io.genericark.core.Role;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The configuration of one node, checked and complete. Each component is documented in {@code reference.conf}. */
public record ArkConfig(
        Cluster cluster,
        Node node,
        List<Member> nodes,
        TimingConfig timing,
        QuorumLossAction quorumLossAction,
        Path scriptsDir,
        Path pluginsDir,
        Kits kits,
        Duration preflightInterval,
        KitHost kitHost,
        Guard guard,
        Log log) {
    public ArkConfig {
        nodes = List.copyOf(nodes);
    }

    public record Cluster(String name, Path keyFile) {}

    public record Node(NodeId name, Path stateDir, Path runDir, Path adminSocket, Optional<String> adminGroup) {}

    /** One node of the cluster: where its consensus listens, and its end of each communication path. */
    public record Member(NodeId name, Role role, HostPort address, List<InetSocketAddress> paths) {
        public Member {
            paths = List.copyOf(paths);
        }
    }

    /** Where kits find what is not in their own files. */
    public record Kits(Path secretsDir, Python python, Path ocfRoot, String systemctl) {}

    public record KitHost(long maxHeapMebibytes, List<String> jvmArgs) {
        public KitHost {
            jvmArgs = List.copyOf(jvmArgs);
        }
    }

    public record Guard(Path logFile, long clockJumpMillis, Path sysrqFile) {}

    /** An empty file means standard error. */
    public record Log(LogLevel level, Optional<Path> file) {}

    /** What becomes of the resources of a node that has lost its lease. */
    public enum QuorumLossAction {
        KILL,
        REBOOT
    }

    /** What runs Python files. */
    public enum Python {
        AUTO,
        GRAALPY,
        SYSTEM
    }

    /** How much is logged. */
    public enum LogLevel {
        ERROR,
        WARN,
        INFO,
        DEBUG,
        TRACE
    }

    /** This node's own entry. */
    public Member self() {
        return nodes.stream()
                .filter(member -> member.name().equals(node.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("checked when the configuration was read"));
    }

    /** All other nodes. */
    public List<Member> peers() {
        return nodes.stream()
                .filter(member -> !member.name().equals(node.name()))
                .toList();
    }
}
