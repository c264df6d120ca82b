package io.genericark.shell;

import io.genericark.admin.AdminReply;
import io.genericark.admin.NodeReport;
import io.genericark.core.NodeId;
import io.genericark.core.Tag;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Values that tests share. */
final class Samples {
    static final AdminReply.KitList KITS = new AdminReply.KitList(
            List.of(
                    new AdminReply.Kit(
                            "web.sh",
                            "1.0",
                            "serves pages",
                            "scripts/web.sh",
                            List.of("QUICK_CHECK", "DEEP_CHECK", "PREFLIGHT", "PLAN"),
                            List.of("exec", "network"),
                            List.of(
                                    new AdminReply.Parameter("port", "INTEGER", true, "", "where it listens"),
                                    new AdminReply.Parameter("greeting", "TEXT", false, "hello", "")),
                            20_000,
                            5_000,
                            2_000,
                            20_000),
                    new AdminReply.Kit(
                            "ec2-routetable",
                            "0.1",
                            "leads a VIP",
                            "plugins/ec2-routetable.jar",
                            List.of("PLAN", "TRACE", "SNAPSHOT"),
                            List.of(),
                            List.of(new AdminReply.Parameter("vip", "ADDRESS", true, "", "")),
                            10_000,
                            10_000,
                            5_000,
                            10_000)),
            List.of(new AdminReply.RefusedKit("scripts/broken.js", "SyntaxError at line 3")),
            List.of(
                    new AdminReply.KitFamily(
                            "ocf:heartbeat",
                            "/usr/lib/ocf/resource.d/heartbeat",
                            "OCF resource agents",
                            List.of("IPaddr2")),
                    new AdminReply.KitFamily("systemd", "/usr/bin/systemctl", "any unit of this machine", List.of())));

    /** Made on demand, and so not in the list. */
    static AdminReply.KitList oneKit(String name) {
        var ip = new AdminReply.Parameter("cidr_netmask", "TEXT", false, "", "CIDR netmask");
        var kit = new AdminReply.Kit(
                name,
                "1.0",
                "Manages an address",
                "/usr/lib/ocf/resource.d/heartbeat/IPaddr2",
                List.of(),
                List.of(),
                List.of(ip),
                1,
                1,
                1,
                1);
        return name.equals("ocf:heartbeat:IPaddr2")
                ? new AdminReply.KitList(List.of(kit), List.of(), List.of())
                : new AdminReply.KitList(
                        List.of(),
                        List.of(new AdminReply.RefusedKit(
                                name, "kit " + name + " cannot be used on this node: no such file")),
                        List.of());
    }

    static final List<AdminReply.Finding> FINDINGS = List.of(
            new AdminReply.Finding("OK", "nginx", "1.22.1", ""),
            new AdminReply.Finding(
                    "WARNING", "port 80", "another program listens there already", "stop it, or choose another port"),
            new AdminReply.Finding(
                    "ERROR",
                    "/etc/nginx/nginx.conf",
                    "line 12: unknown directive 'liste'",
                    "correct it; nginx -t says more"));

    static final AdminReply.Examined EXAMINED = new AdminReply.Examined(List.of(
            new AdminReply.Examination(
                    new Tag("vip"),
                    "ec2-routetable",
                    "OK",
                    "",
                    List.of(
                            new AdminReply.Finding(
                                    "OK", "the look at AWS", "everything that a check needs was read", ""),
                            new AdminReply.Finding(
                                    "ERROR",
                                    "ec2:ReplaceRoute in rtb-1",
                                    "this node's role lacks ec2:ReplaceRoute",
                                    "allow ec2:ReplaceRoute in the role's policy"),
                            new AdminReply.Finding("UNKNOWN", "ec2:CreateRoute in rtb-2", "it is throttled", ""))),
            new AdminReply.Examination(new Tag("web"), "web.sh", "TIMED_OUT", "preflight took too long", List.of())));

    private Samples() {}

    static NodeReport report(NodeId self, NodeReport.Quorum quorum, Collection<NodeId> nodes) {
        return report(self, quorum, nodes, n -> quorum == NodeReport.Quorum.NO);
    }

    static NodeReport report(
            NodeId self, NodeReport.Quorum quorum, Collection<NodeId> nodes, Predicate<NodeId> silent) {
        var reached = quorum == NodeReport.Quorum.YES;
        return new NodeReport(
                self,
                1,
                "0.1",
                reached ? "HOLDING" : "EMPTY_HANDED",
                reached ? "" : "the lease ran out",
                reached ? 1200 : -1,
                new NodeReport.Renewals(4_711, 312, reached ? 0 : 1),
                quorum,
                new NodeReport.Consensus("follower", reached ? "node-a" : "", 3, 10, 10),
                "runs",
                "running, 2 kits",
                nodes.stream()
                        .filter(n -> !n.equals(self))
                        .map(n -> peer(n, silent.test(n)))
                        .toList(),
                new TreeMap<>(Map.of(new Tag("web"), new NodeReport.LocalReport("IN", "", 29_000, 3_000, 0, ""))));
    }

    private static NodeReport.PeerReport peer(NodeId node, boolean silent) {
        return new NodeReport.PeerReport(node, silent ? 9_000 : 40, silent ? 0 : 2, 2, silent ? -1 : 3.2, "trusting");
    }
}
