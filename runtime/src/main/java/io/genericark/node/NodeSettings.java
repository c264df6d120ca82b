package io.genericark.node;

import io.genericark.core.NodeId;
import io.genericark.core.Role;
import io.genericark.core.Timing;
import io.genericark.guard.LossAction;
import io.genericark.heartbeat.ClusterKey;
import io.genericark.heartbeat.CommunicationPath;
import io.genericark.kithost.script.Python;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Everything a node must be told, checked.
 *
 * @param members all nodes of the cluster, this one among them
 * @param consensus where each member's consensus listens
 * @param longestCall the longest time that one call of a kit to the outside may take
 * @param stateDir survives restarts; belongs to this node alone
 * @param runDir for what lives as long as the machine: logs of the guard, output of scripts, let-go steps
 * @param preflightInterval from one examination of a resource to the next; zero for none
 * @param python what runs the Python files among the scripts
 */
public record NodeSettings(
        String cluster,
        NodeId self,
        SortedMap<NodeId, Role> members,
        SortedMap<NodeId, InetSocketAddress> consensus,
        List<CommunicationPath> paths,
        ClusterKey key,
        Timing timing,
        Duration electionTimeoutMin,
        Duration electionTimeoutMax,
        Duration longestCall,
        LossAction lossAction,
        Path stateDir,
        Path runDir,
        Path adminSocket,
        Optional<String> adminGroup,
        Path scriptsDir,
        Path pluginsDir,
        Path secretsDir,
        Path ocfRoot,
        String systemctl,
        List<String> kitHostJvmOptions,
        Python python,
        Duration preflightInterval,
        Path sysrqFile,
        long jumpMillis,
        Path guardLog,
        String timingText,
        String configurationText) {

    /**
     * The mark that the kit-host and everything it starts carries in its environment: the same after a restart, and
     * another one for a node of the same names elsewhere on this machine, whose guard would end what is not its own.
     */
    String marker() {
        return cluster + "/" + self + "@" + stateDir.toAbsolutePath().normalize();
    }
}
