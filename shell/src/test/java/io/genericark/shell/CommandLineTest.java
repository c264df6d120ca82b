package io.genericark.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.admin.AdminReply;
import io.genericark.admin.AdminReply.Failure;
import io.genericark.core.ResourceState;
import io.genericark.core.Tag;
import io.genericark.shell.session.Console.Person;
import io.genericark.shell.session.Exit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
    private static final Tag WEB = new Tag("web");

    @TempDir
    private Path dir;

    private FakeCluster cluster;

    @BeforeEach
    void start() throws IOException {
        cluster = new FakeCluster(socket());
    }

    @AfterEach
    void stop() throws IOException {
        cluster.close();
    }

    private Path socket() {
        return dir.resolve("admin.sock");
    }

    private Ran ark(String... args) {
        return Ran.ark(socket(), args);
    }

    private void createWeb() {
        assertThat(ark("resource", "create", "web", "--kit", "web.sh", "--param", "port=80")
                        .code())
                .isZero();
    }

    private void restoreWeb() {
        createWeb();
        assertThat(ark("restore", "web").code()).isZero();
    }

    @Test
    void restoreWaitsUntilItIsInService() {
        createWeb();
        var ran = ark("restore", "web", "--on", "node-b");
        assertThat(ran).isEqualTo(new Ran(0, "web is in service on node-b\n", ""));
        assertThat(cluster.state().statusOf(WEB, FakeCluster.B).state()).isEqualTo(ResourceState.ISP);
    }

    @Test
    void createdResourcesTakeTheTimeoutsOfTheirKit() {
        createWeb();
        assertThat(cluster.state().resources().get(WEB))
                .satisfies(r -> assertThat(r.policy().restoreTimeoutMillis()).isEqualTo(20_000));
    }

    @Test
    void aPolicyGivenByHandWins() {
        ark("resource", "create", "web", "--kit", "web.sh", "--param", "port=80", "--policy", "restore-timeout=7s");
        assertThat(cluster.state().resources().get(WEB))
                .satisfies(r -> assertThat(r.policy().restoreTimeoutMillis()).isEqualTo(7_000))
                .satisfies(r -> assertThat(r.policy().removeTimeoutMillis()).isEqualTo(5_000));
    }

    @Test
    void aMissingParameterIsNamedWithAllThatTheKitKnows() {
        var ran = ark("resource", "create", "web", "--kit", "web.sh");
        assertThat(ran.code()).isEqualTo(Exit.USAGE.code());
        assertThat(ran.err()).contains("needs [port]", "port  integer, required: where it listens", "default hello");
        assertThat(cluster.state().resources()).isEmpty();
    }

    @Test
    void aValueThatTheKitCannotReadIsRefused() {
        var ran = ark("resource", "create", "web", "--kit", "web.sh", "--param", "port=http");
        assertThat(ran.code()).isEqualTo(Exit.USAGE.code());
        assertThat(ran.err()).contains("parameter port: 'http' cannot be read; give a whole number");
        assertThat(cluster.state().resources()).isEmpty();
        createWeb();
        assertThat(ark("resource", "set", "web", "port=http").code()).isEqualTo(Exit.USAGE.code());
    }

    @Test
    void anUnknownKitIsRefusedWithThoseThatAreThere() {
        var ran = ark("resource", "create", "web", "--kit", "broken");
        assertThat(ran.code()).isEqualTo(Exit.NOT_FOUND.code());
        assertThat(ran.err()).contains("no kit broken", "SyntaxError at line 3", "web.sh ec2-routetable");
    }

    @Test
    void aNodeWithoutTheKitIsNamedWhenAResourceIsCreated() {
        cluster.reportKits(FakeCluster.A, Map.of());
        cluster.reportKits(FakeCluster.B, Map.of());
        var ran = ark("resource", "create", "web", "--kit", "web.sh", "--param", "port=80");
        assertThat(ran.code()).isZero();
        assertThat(ran.err())
                .isEqualTo("warning: node-a has no kit web, so web cannot go there. Next: ark kit push web\n");
        assertThat(ark("status").out()).contains("! node-a: its kit web is missing; web cannot go there");
    }

    @Test
    void whoInsistsGetsANodeWithoutTheKit() {
        createWeb();
        assertThat(ark("restore", "web", "--on", "node-b").code()).isZero();
        cluster.reportKits(FakeCluster.A, Map.of());
        var refused = ark("switchover", "web", "--to", "node-a", "--yes");
        assertThat(refused.code()).isEqualTo(Exit.REFUSED.code());
        assertThat(refused.err()).contains("its kit web is missing", "--force");
        assertThat(ark("switchover", "web", "--to", "node-a", "--yes", "--force"))
                .isEqualTo(new Ran(0, "web is in service on node-a\n", ""));
    }

    @Test
    void aPushWaitsUntilEveryNodeHasWrittenTheKit() {
        assertThat(ark("kit", "push", "web.sh"))
                .isEqualTo(new Ran(0, "kit web is on node-a node-b node-c as it is on node-b\n", ""));
        assertThat(ark("kit", "push", "web.sh", "--to", "node-a,node-b"))
                .isEqualTo(new Ran(0, "kit web is on node-a node-b as it is on node-b\n", ""));
        assertThat(ark("kit", "list", "--nodes").out()).contains("web             1.0 3f2a..");
        assertThat(ark("kit", "unpush", "web.sh").code()).isZero();
        assertThat(ark("kit", "unpush", "web.sh").code()).isEqualTo(Exit.NOT_FOUND.code());
    }

    @Test
    void aPushThatANodeDoesNotWriteIsToldAsSuch() {
        cluster.owners = FakeCluster.Owners.NEVER;
        var ran = ark("kit", "push", "web.sh", "--timeout", "1s");
        assertThat(ran.code()).isEqualTo(Exit.WAITED_TOO_LONG.code());
        assertThat(ran.err()).contains("kit web is to be written by node-a node-b node-c");
    }

    @Test
    void statusEndsWithThreeWhenSomethingIsWrong() {
        assertThat(ark("status").code()).isZero();
        cluster.lose(FakeCluster.A);
        var ran = ark("status");
        assertThat(ran.code()).isEqualTo(Exit.DEGRADED.code());
        assertThat(ran.out())
                .contains("degraded: 1 problem", "! node-a is lost: suspected by node-b node-c")
                .contains("Next: ark why node-a");
    }

    @Test
    void everyViewSaysNoQuorum() {
        restoreWeb();
        cluster.loseQuorum();
        for (var view : new String[][] {
            {"status"}, {"node", "list"}, {"resource", "list"}, {"resource", "tree"}, {"resource", "show", "web"},
            {"why", "web"}, {"events"}, {"quorum", "status"}, {"vip", "list"}, {"node", "show", "node-a"}
        }) {
            assertThat(ark(view).out())
                    .as(String.join(" ", view))
                    .contains("NO QUORUM")
                    .contains("may be old");
        }
        assertThat(ark("status").out()).contains("ISP?");
    }

    @Test
    void aChangeWithoutQuorumIsRefusedWithFive() {
        cluster.answerNext(new AdminReply.Failed(Failure.NO_QUORUM, "no leader is known"));
        var ran = ark("resource", "clear", "web");
        assertThat(ran.code()).isEqualTo(Exit.REFUSED.code());
        assertThat(ran.err()).contains("NO QUORUM, so nothing was done: no leader is known", "ark quorum status");
    }

    @Test
    void anUnknownOutcomeSaysLookFirst() {
        cluster.answerNext(new AdminReply.Failed(Failure.UNKNOWN, "the leader went away"));
        var ran = ark("resource", "clear", "web");
        assertThat(ran.code()).isEqualTo(Exit.FAILED.code());
        assertThat(ran.err()).contains("not known whether this was done", "Look before you repeat it: ark status");
    }

    @Test
    void waitingTooLongEndsWithSixAndSaysHowToLookAgain() {
        createWeb();
        cluster.owners = FakeCluster.Owners.NEVER;
        var ran = ark("restore", "web", "--timeout", "3s");
        assertThat(ran.code()).isEqualTo(Exit.WAITED_TOO_LONG.code());
        assertThat(ran.err()).contains("web is being restored on node-a: 0 of 1", "look again: ark status");
    }

    @Test
    void noWaitReturnsAtOnce() {
        createWeb();
        cluster.owners = FakeCluster.Owners.NEVER;
        assertThat(ark("restore", "web", "--no-wait"))
                .satisfies(r -> assertThat(r.code()).isZero())
                .satisfies(r -> assertThat(r.out()).contains("web goes to node-a, epoch 1"));
    }

    @Test
    void whatInterruptsServiceIsNotDoneWithoutAWordWhenNobodyCanBeAsked() {
        restoreWeb();
        var ran = ark("switchover", "web", "--to", "node-b");
        assertThat(ran.code()).isEqualTo(Exit.USAGE.code());
        assertThat(ran.err()).contains("node-a removes web", "node-b restores web", "pass --yes");
        assertThat(cluster.state().placementOf(WEB).owner()).isEqualTo(FakeCluster.A);
    }

    @Test
    void aPersonIsAskedAndMaySayNo() {
        restoreWeb();
        var no = Ran.as(Person.answering(q -> "n"), new SteppedTime(), socket(), "switchover", "web", "--to", "node-b");
        assertThat(no.code()).isEqualTo(Exit.FAILED.code());
        assertThat(no.err()).contains("nothing was done");
        var yes =
                Ran.as(Person.answering(q -> "y"), new SteppedTime(), socket(), "switchover", "web", "--to", "node-b");
        assertThat(yes.code()).isZero();
        assertThat(yes.out()).isEqualTo("web is in service on node-b\n");
    }

    @Test
    void aPlanWithChangesEndsWithTenAndChangesNothing() {
        restoreWeb();
        var before = cluster.state();
        assertThat(ark("switchover", "web", "--to", "node-b", "--plan").code()).isEqualTo(Exit.HAS_CHANGES.code());
        assertThat(ark("switchover", "web", "--to", "node-a", "--plan").code()).isZero();
        assertThat(cluster.state()).isEqualTo(before);
    }

    @Test
    void aNodeThatMayNotHaveItIsRefusedWithFive() {
        restoreWeb();
        var ran = ark("switchover", "web", "--to", "node-c", "--yes");
        assertThat(ran.code()).isEqualTo(Exit.REFUSED.code());
        assertThat(ran.err()).contains("node-c cannot take it: it is a witness");
    }

    @Test
    void whatIsNotThereEndsWithFour() {
        assertThat(ark("why", "nix").code()).isEqualTo(Exit.NOT_FOUND.code());
        assertThat(ark("restore", "nix").code()).isEqualTo(Exit.NOT_FOUND.code());
        assertThat(ark("node", "show", "nix").err()).contains("the nodes are node-a node-b node-c");
    }

    @Test
    void anUnreachableNodeEndsWithEightAndSaysHowToStartOne() {
        var ran = ark("status", "--socket", dir.resolve("none.sock").toString());
        assertThat(ran.code()).isEqualTo(Exit.UNREACHABLE.code());
        assertThat(ran.err()).contains("no ark node answers", "ark agent --config FILE");
        assertThat(ark(
                                "status",
                                "--nagios",
                                "--socket",
                                dir.resolve("none.sock").toString())
                        .code())
                .isEqualTo(3);
    }

    @Test
    void aMistypedCommandSuggestsTheNearOne() {
        var ran = ark("statsu");
        assertThat(ran.code()).isEqualTo(Exit.USAGE.code());
        assertThat(ran.err()).contains("'statsu'", "ark status");
        assertThat(ark("resource", "shwo").err()).contains("no command 'shwo' in ark resource", "resource show");
    }

    @Test
    void helpNamesTheProgramsThatTheLauncherStarts() {
        assertThat(ark("help").out()).contains("ark agent --config FILE", "ark demo");
        assertThat(ark("help", "switchover").out()).contains("--plan");
        assertThat(ark("switchover", "--help").out()).contains("--plan");
    }

    @Test
    void aSimulationChangesNothing() {
        restoreWeb();
        var before = cluster.state();
        var ran = ark("simulate", "lose", "node-a");
        assertThat(ran.out()).contains("node-a is lost: suspected by node-b node-c", "node-b restores web");
        assertThat(cluster.state()).isEqualTo(before);
    }

    @Test
    void aPartitionWithoutMajorityDecidesNothing() {
        restoreWeb();
        cluster.lose(FakeCluster.C);
        assertThat(ark("simulate", "partition", "node-a/node-b,node-c").out())
                .contains("NO QUORUM", "it lets go of web")
                .doesNotContain("restores");
    }

    @Test
    void standbyMovesEverythingAway() {
        restoreWeb();
        assertThat(ark("node", "standby", "node-a", "--yes").out()).contains("nothing is on node-a any more");
        assertThat(cluster.state().placementOf(WEB).owner()).isEqualTo(FakeCluster.B);
    }

    @Test
    void confirmLostIsNotDoneWithoutAWord() {
        assertThat(ark("node", "confirm-lost", "node-a").code()).isEqualTo(Exit.USAGE.code());
        assertThat(ark("node", "confirm-lost", "node-a", "--yes").out()).contains("an operator confirmed");
    }

    @Test
    void aDeepCheckIsAskedForByName() {
        createWeb();

        assertThat(ark("resource", "check", "web").out()).contains("HEALTHY, answers");
        assertThat(ark("resource", "check", "web", "--deep").out()).contains("FAILED, answers, but slowly");
        assertThat(ark("resource", "check", "web", "--deep").code()).isEqualTo(Exit.FAILED.code());
    }

    @Test
    void aPlanOfAResourceSaysWhatWouldChange() {
        createWeb();

        assertThat(ark("resource", "plan", "web"))
                .isEqualTo(new Ran(Exit.HAS_CHANGES.code(), "web on node-b: OK\nstart it\n", ""));
    }

    @Test
    void aSnapshotIsWrittenOnceAndNeverOver() throws IOException {
        createWeb();
        assertThat(ark("resource", "create", "vip", "--kit", "ec2-routetable", "--param", "vip=10.99.0.10")
                        .code())
                .isEqualTo(0);
        var file = dir.resolve("vip.json");

        var ran = ark("vip", "snapshot", "vip", file.toString());

        assertThat(ran.out()).contains("wrote " + file, "Next: ark vip plan --from-snapshot " + file + " --to NODE");
        assertThat(file).hasContent("{\n}\n");
        assertThat(ark("vip", "snapshot", "vip", file.toString()).err()).contains("is there already");
        assertThat(ark("vip", "snapshot", "web", dir.resolve("other").toString())
                        .err())
                .contains("kit web.sh of web cannot store what it observes");
        assertThat(dir.resolve("other")).doesNotExist();
    }

    @Test
    void theNeedsOfAKitAreShown() {
        assertThat(ark("kit", "show", "web.sh").out()).contains("\nneeds: exec network\n");
        assertThat(ark("kit", "show", "ec2-routetable").out()).contains("\nneeds: not held to any\n");
    }

    @Test
    void aPluginIsNamedToTheNodeByItsAbsolutePath() {
        var ran = ark("plugin", "install", "vendor.jar");
        assertThat(ran.out()).startsWith("install /").endsWith("/vendor.jar\n");
        assertThat(ark("plugin", "disable", "vendor").out()).isEqualTo("disable vendor\n");
        assertThat(ark("plugin", "list", "-o", "name").out()).isEqualTo("ec2-routetable\nvendor\nlate\n");
    }

    @Test
    void aChangeOfPluginsThatIsRefusedSaysWhy() {
        cluster.answerNext(new AdminReply.Failed(Failure.REFUSED, "kit vendor is used by web. Nothing was changed"));
        var ran = ark("plugin", "uninstall", "vendor");
        assertThat(ran.code()).isEqualTo(Exit.REFUSED.code());
        assertThat(ran.err()).contains("kit vendor is used by web");
    }

    @Test
    void kitsThatAreMadeOnDemandAreOneLineAndCanBeShownAndUsed() {
        assertThat(ark("kit", "list").out())
                .contains("ocf:heartbeat:NAME", "1 OCF resource agents; ark kit show ocf:heartbeat:NAME")
                .contains("systemd:NAME", "any unit of this machine");
        assertThat(ark("kit", "show", "ocf:heartbeat:IPaddr2").out()).contains("Manages an address", "cidr_netmask");
        assertThat(ark("resource", "create", "a", "--kit", "ocf:heartbeat:IPaddr2", "--param", "cidr_netmask=24")
                        .code())
                .isZero();
    }

    @Test
    void aKitThatCannotBeMadeOnDemandIsRefusedWithTheReason() {
        var ran = ark("resource", "create", "a", "--kit", "ocf:heartbeat:IPaddr");

        assertThat(ran.code()).isEqualTo(Exit.NOT_FOUND.code());
        assertThat(ran.err())
                .contains("kit ocf:heartbeat:IPaddr cannot be used on this node: no such file")
                .doesNotContain("put the script into scripts/");
    }
}
