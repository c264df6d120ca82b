package io.genericark.node;

import io.genericark.config.ArkConfig;
import io.genericark.config.TimingBudget;
import io.genericark.core.NodeId;
import io.genericark.core.Role;
import io.genericark.guard.LossAction;
import io.genericark.heartbeat.ClusterKey;
import io.genericark.heartbeat.CommunicationPath;
import io.genericark.kithost.script.Python;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A node's settings from its configuration file. Reads the cluster key. */
public final class ConfiguredNode {
    private ConfiguredNode() {}

    public static NodeSettings settings(ArkConfig config) throws IOException {
        var timing = config.timing();
        return new NodeSettings(
                config.cluster().name(),
                config.node().name(),
                members(config),
                consensus(config),
                paths(config),
                ClusterKey.read(config.cluster().keyFile()),
                timing.protocol(),
                Duration.ofMillis(timing.electionMinMillis()),
                Duration.ofMillis(timing.electionMaxMillis()),
                Duration.ofMillis(timing.longestCallMillis()),
                lossAction(config.quorumLossAction()),
                config.node().stateDir(),
                config.node().runDir(),
                config.node().adminSocket(),
                config.node().adminGroup(),
                config.scriptsDir(),
                config.pluginsDir(),
                config.kits().secretsDir(),
                config.kits().ocfRoot(),
                config.kits().systemctl(),
                kitHostOptions(config.kitHost()),
                python(config.kits().python()),
                config.preflightInterval(),
                config.guard().sysrqFile(),
                config.guard().clockJumpMillis(),
                config.guard().logFile(),
                TimingBudget.explain(config),
                config.toString());
    }

    private static SortedMap<NodeId, Role> members(ArkConfig config) {
        var members = new TreeMap<NodeId, Role>();
        config.nodes().forEach(m -> members.put(m.name(), m.role()));
        return members;
    }

    private static SortedMap<NodeId, InetSocketAddress> consensus(ArkConfig config) {
        var addresses = new TreeMap<NodeId, InetSocketAddress>();
        config.nodes()
                .forEach(m -> addresses.put(
                        m.name(),
                        InetSocketAddress.createUnresolved(
                                m.address().host(), m.address().port())));
        return addresses;
    }

    private static List<CommunicationPath> paths(ArkConfig config) {
        var all = new ArrayList<CommunicationPath>();
        var own = config.self().paths();
        for (var i = 0; i < own.size(); i++) {
            Map<String, InetSocketAddress> peers = new HashMap<>();
            for (var peer : config.peers()) {
                peers.put(peer.name().value(), peer.paths().get(i));
            }
            all.add(new CommunicationPath(own.get(i), peers));
        }
        return all;
    }

    private static LossAction lossAction(ArkConfig.QuorumLossAction action) {
        return switch (action) {
            case KILL -> LossAction.KILL;
            case REBOOT -> LossAction.REBOOT;
        };
    }

    private static Python python(ArkConfig.Python python) {
        return switch (python) {
            case AUTO -> Python.AUTO;
            case GRAALPY -> Python.GRAALPY;
            case SYSTEM -> Python.SYSTEM;
        };
    }

    private static List<String> kitHostOptions(ArkConfig.KitHost kitHost) {
        var options = new ArrayList<String>();
        options.add("-Xmx" + kitHost.maxHeapMebibytes() + "m");
        options.addAll(kitHost.jvmArgs());
        return options;
    }
}
