package io.genericark.shell;

import io.genericark.admin.NodeReport.Quorum;
import io.genericark.core.Action;
import io.genericark.core.ClusterMachine;
import io.genericark.core.ClusterNode;
import io.genericark.core.ClusterState;
import io.genericark.core.Command;
import io.genericark.core.KitReport;
import io.genericark.core.KitVersion;
import io.genericark.core.NodeId;
import io.genericark.core.PreflightProblem;
import io.genericark.core.Presence;
import io.genericark.core.PushedFile;
import io.genericark.core.Resource;
import io.genericark.core.ResourceState;
import io.genericark.core.Role;
import io.genericark.core.Severity;
import io.genericark.core.Submission;
import io.genericark.core.Tag;
import io.genericark.core.Timing;
import io.genericark.shell.rehearsal.Rehearsal;
import io.genericark.shell.view.Look;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Clusters that a view may have to show, each seen by node-b. The states are made by the core, not by hand. */
enum Scene {
    FRESH,
    IN_SERVICE,
    NODE_LOST,
    NOWHERE,
    NO_QUORUM,
    KITS_DIFFER,
    DENIED_ELSEWHERE;

    static final NodeId A = new NodeId("node-a");
    static final NodeId B = new NodeId("node-b");
    static final NodeId C = new NodeId("node-c");
    static final Tag WEB = new Tag("web");

    private static final Tag PG = new Tag("pg");
    private static final Tag VIP = new Tag("vip");
    private static final Tag DISK = new Tag("data-disk");
    private static final Tag MAIL = new Tag("mail");
    private static final long START_MILLIS = 1_764_000_000_000L;
    private static final long SECOND = 1_000;

    Look look() {
        var quorum = this == NO_QUORUM ? Quorum.NO : Quorum.YES;
        var story = story(new Story(ClusterState.EMPTY, START_MILLIS).form());
        var nodes = story.state.nodes();
        var lost = nodes.values().stream()
                .filter(n -> n.presence() == Presence.LOST)
                .map(ClusterNode::id)
                .toList();
        var report = Samples.report(B, quorum, nodes.keySet(), n -> quorum == Quorum.NO || lost.contains(n));
        return new Look(story.state, report, story.atMillis + 29 * SECOND);
    }

    private Story story(Story fresh) {
        return switch (this) {
            case FRESH -> fresh;
            case IN_SERVICE, NO_QUORUM -> inService(fresh);
            case NODE_LOST -> nodeLost(fresh);
            case NOWHERE -> nowhere(fresh);
            case KITS_DIFFER -> kitsDiffer(fresh);
            case DENIED_ELSEWHERE -> deniedElsewhere(fresh);
        };
    }

    private record Story(ClusterState state, long atMillis) {
        Story form() {
            return then(new Command.Form(
                            "demo",
                            Timing.DEFAULT,
                            new TreeMap<>(Map.of(A, Role.VOTER, B, Role.VOTER, C, Role.WITNESS))))
                    .then(new Command.Join(A, 1), new Command.Join(B, 1), new Command.Join(C, 1));
        }

        Story then(Command... commands) {
            var now = this;
            for (var command : commands) {
                var applied = ClusterMachine.apply(
                        now.state, now.state.index() + 1, new Submission(command, "test", now.atMillis));
                if (applied.refusal() != null) {
                    throw new IllegalStateException(command + " was refused: " + applied.refusal());
                }
                now = new Story(applied.state(), now.atMillis + SECOND);
            }
            return now;
        }

        Story create(Tag tag, String kit, Map<String, String> parameters) {
            var priorities = new TreeMap<>(Map.of(A, 1, B, 2));
            return then(new Command.CreateResource(Resource.of(tag, kit, tag.value(), new TreeMap<>(parameters))
                    .withPriorities(priorities)));
        }

        /** Every owner does what the state asks of it. */
        Story carriedOut() {
            return new Story(new Rehearsal(state, atMillis).carryOut().state(), atMillis + SECOND);
        }

        Story report(NodeId by, Tag tag, ResourceState reached, String note) {
            return then(new Command.Report(by, 1, state.placementOf(tag).epoch(), tag, reached, note));
        }

        Story kits(NodeId node, Map<String, KitVersion> kits) {
            return then(new Command.ReportKits(node, 1, new KitReport(new TreeMap<>(kits), new TreeMap<>())));
        }

        Story giveUp(NodeId by, Tag tag, String why) {
            return then(new Command.GiveUp(by, 1, state.placementOf(tag).epoch(), tag, Action.RESTORE, why));
        }
    }

    private static Story inService(Story fresh) {
        return fresh.create(WEB, "nginx.js", Map.of("port", "80"))
                .create(PG, "postgresql.py", Map.of())
                .create(VIP, "ec2-routetable", Map.of("vip", "10.99.0.10"))
                .create(DISK, "filesystem", Map.of())
                .create(MAIL, "postfix", Map.of())
                .then(
                        new Command.Depend(WEB, PG),
                        new Command.Depend(WEB, VIP),
                        new Command.Depend(PG, DISK),
                        new Command.Restore(WEB, null))
                .carriedOut();
    }

    private static Story nodeLost(Story fresh) {
        return inService(fresh)
                .then(new Command.Suspect(B, 1, A, 1, 1), new Command.Suspect(C, 1, A, 1, 1))
                .carriedOut()
                .report(
                        B,
                        VIP,
                        ResourceState.ISU,
                        "6 of 7 route tables lead to this node; rtb-0f00ba4 of ap-northeast-3 could not be reached and is"
                                + " tried again every 30 s");
    }

    private static Story nowhere(Story fresh) {
        var why = "exit code 1: pg_ctl: could not start server, see the log output";
        return inService(fresh)
                .giveUp(A, PG, why)
                .carriedOut()
                .giveUp(B, PG, why)
                .carriedOut();
    }

    /** The script of web was edited on node-b, and the jar for the VIP is not there yet. */
    private static Story kitsDiffer(Story fresh) {
        var nginx = new KitVersion("1.0", "3f2a9c01ab");
        var postgresql = new KitVersion("2.1", "5512aa00cd");
        var filesystem = new KitVersion("1.0", "9e107d9d37");
        var routes = new KitVersion("0.1", "e4d909c290");
        var postfix = new KitVersion("1.2", "c157a79031");
        return inService(fresh)
                .kits(
                        A,
                        Map.of(
                                "nginx", nginx,
                                "postgresql", postgresql,
                                "filesystem", filesystem,
                                "ec2-routetable", routes,
                                "postfix", postfix))
                .kits(
                        B,
                        Map.of(
                                "nginx", new KitVersion("1.1", "77b0e4d2ff"),
                                "postgresql", postgresql,
                                "filesystem", filesystem,
                                "postfix", postfix))
                .then(new Command.PushKit(
                        "postgresql",
                        A,
                        new TreeSet<>(List.of(B)),
                        List.of(new PushedFile("postgresql.py", PushedFile.Mode.PLAIN, "cGFzcw=="))));
    }

    /** What is in service on node-a would fail on node-b, which is found out long before. */
    private static Story deniedElsewhere(Story fresh) {
        return inService(fresh)
                .then(new Command.ReportPreflight(
                        B,
                        1,
                        VIP,
                        List.of(new PreflightProblem(
                                Severity.ERROR,
                                "ec2:ReplaceRoute in rtb-0f00ba4",
                                "this node's role lacks ec2:ReplaceRoute (UnauthorizedOperation in ap-northeast-1)",
                                "allow ec2:ReplaceRoute in the role's policy"))));
    }

    static List<Scene> all() {
        return Arrays.asList(values());
    }
}
