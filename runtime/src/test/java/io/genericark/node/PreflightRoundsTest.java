package io.genericark.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.admin.AdminReply.Examination;
import io.genericark.api.Ability;
import io.genericark.api.ActionTimeouts;
import io.genericark.api.KitDescriptor;
import io.genericark.api.Preflight;
import io.genericark.core.ClusterMachine;
import io.genericark.core.ClusterState;
import io.genericark.core.Command;
import io.genericark.core.NodeId;
import io.genericark.core.PreflightProblem;
import io.genericark.core.Resource;
import io.genericark.core.Role;
import io.genericark.core.Submission;
import io.genericark.core.Tag;
import io.genericark.core.Timing;
import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.KitInfo;
import io.genericark.kithost.protocol.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Node {@code b} with kits that find what a test says. Time stands still unless it is moved. */
class PreflightRoundsTest implements PreflightRounds.Outside {
    private static final NodeId A = new NodeId("a");
    private static final NodeId B = new NodeId("b");
    private static final Tag VIP = new Tag("vip");
    private static final Tag WEB = new Tag("web");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Preflight.Finding FINE = finding(Preflight.Severity.OK, "the look");
    private static final Preflight.Finding DENIED = finding(Preflight.Severity.ERROR, "ec2:ReplaceRoute");
    private static final Preflight.Finding BUSY = finding(Preflight.Severity.UNKNOWN, "ec2:ReplaceRoute");

    private final List<Tag> examined = new ArrayList<>();
    private final PreflightRounds rounds = new PreflightRounds(B, HOUR, this, () -> nanos());
    private ClusterState state = ClusterState.EMPTY;
    private Outcome outcome = Outcome.OK;
    private List<Preflight.Finding> findings = List.of(FINE);
    private boolean hasQuorum = true;
    private long now;

    @BeforeEach
    void twoNodes() {
        apply(new Command.Form("test", Timing.DEFAULT, new TreeMap<>(Map.of(A, Role.VOTER, B, Role.VOTER))));
        apply(new Command.Join(B, 1));
        create(VIP, "ec2-routetable", Map.of(A, 1, B, 2));
    }

    @Test
    void aResourceIsExaminedOnceInAnInterval() throws InterruptedException {
        rounds.round();
        rounds.round();
        pass(HOUR.minusSeconds(1));
        rounds.round();
        assertThat(examined).containsExactly(VIP);
        pass(Duration.ofSeconds(1));
        rounds.round();
        assertThat(examined).containsExactly(VIP, VIP);
    }

    @Test
    void aResourceThatWasChangedIsExaminedAtOnceAndOneThatWasRestoredIsNot() throws InterruptedException {
        rounds.round();
        apply(new Command.Restore(VIP, null));
        rounds.round();
        assertThat(examined).hasSize(1);
        apply(new Command.SetParameters(VIP, new TreeMap<>(Map.of("vip", "10.99.0.11"))));
        rounds.round();
        assertThat(examined).hasSize(2);
    }

    @Test
    void whatIsWrongIsToldAndLookedAtAgainSooner() throws InterruptedException {
        findings = List.of(FINE, DENIED);
        rounds.round();
        assertThat(problems()).containsExactly("ec2:ReplaceRoute");
        findings = List.of(FINE);
        pass(Duration.ofMinutes(5));
        rounds.round();
        assertThat(problems()).isEmpty();
    }

    @Test
    void whatCouldNotBeToldIsToldLater() throws InterruptedException {
        findings = List.of(DENIED);
        hasQuorum = false;
        rounds.round();
        assertThat(problems()).isEmpty();
        hasQuorum = true;
        rounds.round();
        assertThat(examined).hasSize(1);
        assertThat(problems()).containsExactly("ec2:ReplaceRoute");
    }

    @Test
    void whatIsNotKnownNowStaysAsItWasKnownLast() throws InterruptedException {
        findings = List.of(FINE, DENIED);
        rounds.round();
        for (var unknown : List.of(List.of(FINE, BUSY), List.of(BUSY))) {
            findings = unknown;
            rounds.now(r -> true);
            assertThat(problems()).containsExactly("ec2:ReplaceRoute");
        }
        for (var unknown : List.of(Outcome.TIMED_OUT, Outcome.CANCELLED, Outcome.TRANSIENT)) {
            outcome = unknown;
            findings = List.of();
            rounds.now(r -> true);
            assertThat(problems()).as(unknown.name()).containsExactly("ec2:ReplaceRoute");
        }
    }

    @Test
    void whatIsOnlyUnknownIsToldToNobodyButTheOneWhoAsks() throws InterruptedException {
        findings = List.of(BUSY);
        assertThat(rounds.now(r -> true))
                .singleElement()
                .satisfies(e ->
                        assertThat(e.findings()).extracting(f -> f.severity()).containsExactly("UNKNOWN"));
        assertThat(state.events()).noneMatch(e -> e.text().contains("ReplaceRoute"));
    }

    @Test
    void aKitThatRefusesToExamineIsAProblem() throws InterruptedException {
        outcome = Outcome.DENIED;
        findings = List.of();
        rounds.round();
        assertThat(problems()).containsExactly("its preflight failed");
    }

    @Test
    void theScheduleTakesAwsKitsAndWhatNeedsNoOtherResource() throws InterruptedException {
        create(WEB, "web", Map.of(B, 1));
        create(new Tag("address"), "ocf:heartbeat:IPaddr2", Map.of(B, 1));
        create(new Tag("elsewhere"), "ec2-routetable", Map.of(A, 1));
        rounds.round();
        assertThat(examined).containsExactlyInAnyOrder(VIP, WEB);
        apply(new Command.Depend(WEB, VIP));
        apply(new Command.Depend(VIP, new Tag("address")));
        pass(HOUR);
        examined.clear();
        rounds.round();
        assertThat(examined).containsExactly(VIP);
    }

    @Test
    void whoAsksGetsEveryResourceOfThisNodeWhoseKitCanExamine() throws InterruptedException {
        create(WEB, "web", Map.of(B, 1));
        assertThat(rounds.now(r -> true)).extracting(Examination::tag).containsExactly(VIP, WEB);
        assertThat(rounds.now(rounds::usesAws)).extracting(Examination::tag).containsExactly(VIP);
        outcome = Outcome.UNSUPPORTED;
        assertThat(rounds.now(r -> true)).isEmpty();
    }

    private List<String> problems() {
        return state.preflights().of(VIP, B).stream()
                .map(PreflightProblem::what)
                .toList();
    }

    private void create(Tag tag, String kit, Map<NodeId, Integer> priorities) {
        apply(new Command.CreateResource(
                Resource.of(tag, kit, tag.value(), new TreeMap<>()).withPriorities(new TreeMap<>(priorities))));
    }

    private void apply(Command command) {
        state = ClusterMachine.apply(state, state.index() + 1, new Submission(command, "test", 0))
                .state();
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private long nanos() {
        return now;
    }

    private static Preflight.Finding finding(Preflight.Severity severity, String what) {
        return new Preflight.Finding(severity, what, "why", "next");
    }

    private static KitInfo kit(String name, String policy) {
        return new KitInfo(
                new KitDescriptor(name, "1.0", name, List.of(), ActionTimeouts.DEFAULT),
                new TreeSet<>(List.of(Ability.PREFLIGHT)),
                "/kits/" + name,
                "1",
                List.of(),
                policy);
    }

    // ---- what the rounds need of the node ---------------------------------------------------------------------------

    @Override
    public ClusterState state() {
        return state;
    }

    @Override
    public List<KitInfo> kits() {
        return List.of(kit("ec2-routetable", "{}"), kit("web", ""));
    }

    @Override
    public CompletableFuture<FromHost.Finished> preflight(Resource resource) {
        examined.add(resource.tag());
        return CompletableFuture.completedFuture(
                new FromHost.Finished(1, outcome, "reason", "", 0, Optional.empty(), List.of(), findings, ""));
    }

    @Override
    public void propose(Command command) {
        if (hasQuorum) {
            apply(command);
        }
    }
}
