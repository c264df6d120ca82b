package io.genericark.config;

import io.genericark.config.ArkConfig.Member;
import io.genericark.config.NodesReader.Entry;
import io.genericark.core.NodeId;
import io.genericark.core.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the nodes of a cluster must be to each other. */
final class NodesCheck {
    private final Findings findings;
    private final String where;
    private final List<Entry> entries;

    NodesCheck(Findings findings, String where, List<Entry> entries) {
        this.findings = findings;
        this.where = where;
        this.entries = entries;
    }

    void check(NodeId self, String whereSelf) {
        if (entries.isEmpty()) {
            findings.error(
                    where,
                    "ark.nodes is empty",
                    "a cluster has at least one node",
                    "list all nodes, this one included");
            return;
        }
        uniqueNames();
        uniqueSockets();
        pathCounts();
        roles();
        if (members().noneMatch(member -> member.name().equals(self))) {
            findings.error(
                    whereSelf,
                    "ark.node.name is '" + self + "', which is not in ark.nodes",
                    "the node would not know its own addresses",
                    "choose one of " + members().map(Member::name).toList() + ", or add it to ark.nodes on all nodes");
        }
    }

    private Stream<Member> members() {
        return entries.stream().map(Entry::member);
    }

    private void uniqueNames() {
        Map<NodeId, String> seen = new HashMap<>();
        for (Entry entry : entries) {
            String first = seen.putIfAbsent(entry.member().name(), entry.where());
            if (first != null) {
                findings.error(
                        entry.where(),
                        "node " + entry.member().name() + " is listed twice, first at " + first,
                        "two nodes of one name would count as one voter",
                        "give each node its own name");
            }
        }
    }

    private void uniqueSockets() {
        Map<String, NodeId> seen = new HashMap<>();
        for (Entry entry : entries) {
            Member member = entry.member();
            Stream.concat(
                            Stream.of("tcp " + member.address()),
                            member.paths().stream().map(path -> "udp " + path.getHostString() + ":" + path.getPort()))
                    .forEach(socket -> {
                        NodeId first = seen.putIfAbsent(socket, member.name());
                        if (first != null) {
                            findings.error(
                                    entry.where(),
                                    socket + " is used by " + first + " and by " + member.name(),
                                    "each socket belongs to one node and one path",
                                    "give each its own address or port");
                        }
                    });
        }
    }

    private void pathCounts() {
        int expected = entries.getFirst().member().paths().size();
        for (Entry entry : entries) {
            int found = entry.member().paths().size();
            if (found == 0) {
                findings.error(
                        entry.where(),
                        "node " + entry.member().name() + " has no communication path",
                        "without heartbeats it can never hold a lease",
                        "give it at least one in paths; two are recommended");
            } else if (found != expected) {
                findings.error(
                        entry.where(),
                        "node " + entry.member().name() + " has " + found + " communication paths, "
                                + entries.getFirst().member().name() + " has " + expected,
                        "path n of one node leads to path n of each other",
                        "list the same number for every node");
            }
        }
    }

    private void roles() {
        int votes = entries.size();
        if (members().noneMatch(member -> member.role() == Role.VOTER)) {
            findings.error(
                    where,
                    "all nodes are witnesses",
                    "a witness holds no resources",
                    "give at least one node role = voter");
        }
        if (votes == 1) {
            findings.warning(
                    where, "the cluster has a single node", "there is nowhere to fail over to", "add two more nodes");
        } else if (votes % 2 == 0) {
            findings.warning(
                    where,
                    "the cluster has " + votes + " voters, an even number",
                    "it survives the loss of " + ((votes - 1) / 2) + " of them, no more than " + (votes - 1)
                            + " voters would",
                    "add a witness, which needs little more than a small disk");
        }
    }
}
