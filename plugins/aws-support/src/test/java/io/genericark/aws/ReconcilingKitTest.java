package io.genericark.aws;

import static io.genericark.api.KitException.Kind.BROKEN;
import static io.genericark.api.KitException.Kind.DENIED;
import static io.genericark.api.KitException.Kind.INDETERMINATE;
import static io.genericark.api.KitException.Kind.TRANSIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.genericark.api.ContractContext;
import io.genericark.api.Health;
import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.api.Plannable.Plan;
import io.genericark.api.Plannable.Step;
import io.genericark.api.Preflight;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ReconcilingKitTest {

    private final ContractContext ctx;
    private final ToyKit kit;

    ReconcilingKitTest() throws KitException {
        ctx = ContractContext.of("toy", List.of(), Map.of());
        kit = new ToyKit(ctx::pass);
    }

    @Test
    @DisplayName("what is already so is not written")
    void nothingToDo() throws KitException {
        kit.where("a", "mine").restore(ctx);
        assertThat(kit.writes).isEmpty();
        assertThat(ctx.passed()).isEmpty();
        assertThat(ctx.letGoSteps()).isEmpty();
    }

    @Test
    @DisplayName("what differs is written once and looked at again")
    void differs() throws KitException {
        kit.where("a", "theirs").where("b", "mine").where("c", "theirs").restore(ctx);
        assertThat(kit.writes).containsExactlyInAnyOrder("a", "c");
        assertThat(kit.world.values()).containsOnly("mine");
    }

    @Test
    @DisplayName(
            "after everything was written, what that may have changed is looked at; where it does not show, everything is")
    void looksAfterWriting() throws KitException {
        kit.stale.add(Map.of("a", "theirs"));
        kit.where("a", "theirs").where("b", "mine").restore(ctx);
        assertThat(kit.looks).containsExactly("everything", "what was written", "everything");
        assertThat(kit.writes).containsExactly("a");
    }

    @Test
    @DisplayName("after a round in which something was not written, everything is looked at")
    void looksAfterFailing() throws KitException {
        kit.where("a", "theirs")
                .where("b", "theirs")
                .incident("a", ToyKit.throttled())
                .restore(ctx);
        assertThat(kit.looks).containsExactly("everything", "everything", "what was written");
    }

    @Test
    @Timeout(60)
    @DisplayName("a write is given up when it outlasts the longest call, is INDETERMINATE, and is looked at again")
    void outlasting() throws KitException {
        ctx.callsAtMost(Duration.ofMillis(20)).within(Duration.ofHours(1));
        CountDownLatch never = new CountDownLatch(1);
        kit.where("a", "theirs")
                .incident("a", (k, change) -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                })
                .restore(ctx);
        assertThat(kit.writes).containsExactly("a", "a");
        assertThat(kit.world).containsEntry("a", "mine");
    }

    @Test
    @DisplayName("different targets are written at the same time")
    void parallel() throws KitException {
        CyclicBarrier both = new CyclicBarrier(2);
        ToyKit.Incident meet = (k, change) -> {
            try {
                both.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new AssertionError("the other write did not start meanwhile", e);
            }
            k.world.put(change.key(), "mine");
        };
        kit.where("a", "theirs")
                .where("b", "theirs")
                .incident("a", meet)
                .incident("b", meet)
                .restore(ctx);
        assertThat(kit.world.values()).containsOnly("mine");
    }

    @Test
    @DisplayName("a lost reply is resolved by looking: done means done")
    void lostReplyDone() throws KitException {
        kit.where("a", "theirs")
                .incident("a", (k, change) -> {
                    k.world.put("a", "mine");
                    ToyKit.refused(INDETERMINATE).strike(k, change);
                })
                .restore(ctx);
        assertThat(kit.writes).containsExactly("a");
    }

    @Test
    @DisplayName("a lost reply is resolved by looking: not done is written again")
    void lostReplyNotDone() throws KitException {
        kit.where("a", "theirs").incident("a", ToyKit.refused(INDETERMINATE)).restore(ctx);
        assertThat(kit.writes).containsExactly("a", "a");
    }

    @Test
    @DisplayName("a throttled write is repeated with growing pauses, through the gate each time")
    void throttled() throws KitException {
        ctx.gateClosesAfter(4);
        kit.where("a", "theirs");
        for (int i = 0; i < 3; i++) {
            kit.incident("a", ToyKit.refused(TRANSIENT));
        }
        kit.restore(ctx);
        assertThat(kit.writes).hasSize(4);
        assertThat(ctx.passesLeft()).isZero();
        assertThat(ctx.passed()).isSorted().hasSize(3);
    }

    @Test
    @DisplayName("a throttled look is repeated")
    void throttledLook() throws KitException {
        kit.failingLooks.add(new KitException(TRANSIENT, "no look", "throttled", ""));
        kit.where("a", "theirs").restore(ctx);
        assertThat(kit.writes).containsExactly("a");
    }

    @Test
    @DisplayName("throttled until time is up ends as TRANSIENT and names what is missing")
    void throttledForever() {
        kit.where("a", "mine").where("b", "theirs");
        for (int i = 0; i < 100; i++) {
            kit.incident("b", ToyKit.refused(TRANSIENT));
        }
        KitException failure = failureOfRestore();
        assertThat(failure.kind()).isEqualTo(TRANSIENT);
        assertThat(failure)
                .hasMessageContaining("0 of 1 changes are in place")
                .hasMessageContaining("b was not written");
        assertThat(ctx.timeLeft()).isPositive();
    }

    @Test
    @DisplayName("what was written and cannot be looked at afterwards is INDETERMINATE")
    void writtenUnseen() {
        kit.where("a", "theirs").incident("a", (k, change) -> {
            k.world.put("a", "mine");
            k.failingLooks.add(new KitException(DENIED, "no look", "denied", "allow it"));
        });
        KitException failure = failureOfRestore();
        assertThat(failure.kind()).isEqualTo(INDETERMINATE);
        assertThat(failure).hasMessage("written, but not seen afterwards: a: no look: denied. Next: allow it");
    }

    @Test
    @DisplayName("one refusal does not keep the rest from being written, and the failure says what is missing")
    void partialSuccess() {
        kit.where("a", "theirs").where("b", "theirs").where("c", "theirs");
        kit.incident("b", ToyKit.refused(DENIED)).incident("c", ToyKit.refused(TRANSIENT));
        KitException failure = failureOfRestore();
        assertThat(failure.kind()).isEqualTo(DENIED);
        assertThat(failure)
                .hasMessageContaining("2 of 3 changes are in place")
                .hasMessageContaining("missing: b was not written");
        assertThat(failure.next()).isEqualTo("look");
        assertThat(kit.world)
                .containsEntry("a", "mine")
                .containsEntry("b", "theirs")
                .containsEntry("c", "mine");
        assertThat(kit.writes).filteredOn("b"::equals).hasSize(1);
    }

    @Test
    @DisplayName("one refusal of several targets is told once")
    void toldOnce() {
        for (String key : List.of("a", "b", "c")) {
            kit.where(key, "theirs").incident(key, ToyKit.refused(DENIED));
        }
        assertThat(failureOfRestore())
                .hasMessage("0 of 3 changes are in place: missing: a, b, c was not written: DENIED. Next: look");
    }

    @Test
    @DisplayName("of several failures the gravest decides the kind")
    void gravest() {
        kit.where("a", "theirs").where("b", "theirs");
        kit.incident("a", ToyKit.refused(DENIED)).incident("b", ToyKit.refused(BROKEN));
        assertThat(failureOfRestore().kind()).isEqualTo(BROKEN);
    }

    @Test
    @DisplayName("a gate that closes in the middle stops every further write and is let through")
    void gateCloses() {
        ctx.gateClosesAfter(1);
        kit.where("a", "theirs").incident("a", ToyKit.refused(TRANSIENT));
        KitException failure = failureOfRestore();
        assertThat(failure).hasMessageContaining("the gate is closed");
        assertThat(failure.kind()).isEqualTo(DENIED);
        assertThat(kit.writes).containsExactly("a");
    }

    @Test
    @DisplayName("what somebody else writes back is not fought over")
    void overwritten() {
        kit.where("a", "theirs").incident("a", (k, change) -> {});
        KitException failure = failureOfRestore();
        assertThat(failure.kind()).isEqualTo(BROKEN);
        assertThat(failure.next()).contains("who else writes");
        assertThat(kit.writes).containsExactly("a");
    }

    @Test
    @DisplayName("a cancelled action ends although a call is blocked")
    void cancelled() throws InterruptedException {
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        kit.where("a", "theirs").incident("a", (k, change) -> {
            blocked.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new KitException(INDETERMINATE, "a", "interrupted", "", e);
            }
        });
        Thread action =
                Thread.ofPlatform().start(() -> assertThat(failureOfRestore()).hasMessageContaining("cancelled"));
        blocked.await();
        action.interrupt();
        action.join();
        assertThat(kit.world).containsEntry("a", "theirs");
    }

    @Test
    @DisplayName("an obstacle fails the restore after everything else was written")
    void obstacle() {
        kit.where("a", "theirs").obstacles.add(new Reconciliation.Obstacle(BROKEN, "no", "because", "do"));
        assertThat(failureOfRestore()).hasMessage("no: because. Next: do");
        assertThat(kit.world).containsEntry("a", "mine");
    }

    @Test
    @DisplayName("a remark is a success with a warning")
    void remark() throws KitException {
        kit.where("a", "theirs").remarks.add("left alone");
        kit.restore(ctx);
        assertThat(ctx.warnings()).containsExactly("left alone");
        assertThat(kit.quickCheck(ctx)).isEqualTo(Health.healthy("left alone"));
    }

    @Test
    @DisplayName("quickCheck: nothing to do is healthy, a difference is failed, no look is unknown")
    void quickCheck() {
        kit.where("a", "mine");
        assertThat(kit.quickCheck(ctx)).isEqualTo(Health.healthy());
        kit.where("b", "theirs");
        assertThat(kit.quickCheck(ctx)).isEqualTo(Health.failed("b is theirs"));
        kit.failingLooks.add(new KitException(Kind.DENIED, "no look", "denied", ""));
        assertThat(kit.quickCheck(ctx)).isEqualTo(Health.unknown("no look: denied"));
        assertThat(kit.writes).isEmpty();
    }

    @Test
    @DisplayName("a dry run tells steps, obstacles and remarks and writes nothing")
    void dryRun() throws KitException {
        kit.where("a", "theirs").remarks.add("left alone");
        kit.obstacles.add(new Reconciliation.Obstacle(BROKEN, "no", "because", ""));
        assertThat(kit.plan(ctx))
                .isEqualTo(new Plan(
                        List.of(new Step("a", "theirs -> mine", "a is theirs")), List.of("no: because", "left alone")));
        assertThat(kit.writes).isEmpty();
    }

    private KitException failureOfRestore() {
        return catchThrowableOfType(KitException.class, () -> kit.restore(ctx));
    }

    @Test
    @DisplayName("what is only wished is warned of by a check, and made by a restore")
    void wished() throws KitException {
        kit.where("a", "nearly");
        assertThat(kit.quickCheck(ctx)).isEqualTo(Health.healthy("a is nearly"));
        kit.restore(ctx);
        assertThat(kit.world).containsEntry("a", "mine");
    }

    @Test
    @DisplayName("a kit that is content with fewer attempts makes no more, in its own pauses")
    void persistence() throws KitException {
        kit.persistence = Persistence.every(Duration.ofSeconds(3), 2);
        kit.where("a", "theirs");
        for (int i = 0; i < 3; i++) {
            kit.incident("a", ToyKit.refused(TRANSIENT));
        }
        KitException failure = catchThrowableOfType(KitException.class, () -> kit.restore(ctx));
        assertThat(failure.kind()).isEqualTo(TRANSIENT);
        assertThat(kit.writes).containsExactly("a", "a");
        assertThat(ctx.passed()).containsExactly(Duration.ofSeconds(3));
    }

    @Test
    @DisplayName("a write waits for its turn before it passes the gate")
    void turn() throws KitException {
        ctx.gateClosesAfter(1);
        kit.where("a", "theirs").restore(ctx);
        assertThat(kit.gatesLeftAtTurn).containsExactly(1);
        assertThat(ctx.passesLeft()).isZero();
    }

    @Test
    @DisplayName("a remove converges to its own goal, through the gate")
    void convergingRemove() throws KitException {
        kit.where("a", "mine").where("b", "theirs").incident("a", (k, change) -> k.world.put("a", "free"));
        kit.remove(ctx);
        assertThat(kit.writes).containsExactly("a");
        assertThat(kit.world).containsEntry("a", "free").containsEntry("b", "theirs");
        kit.where("a", "mine");
        assertThat(catchThrowableOfType(KitException.class, () -> kit.remove(ctx.closed()))
                        .kind())
                .isEqualTo(DENIED);
    }

    @Test
    @DisplayName("a preflight tells of the look, of what is in the way, and of the trials; a failed look ends it")
    void examined() throws KitException {
        Preflight.Finding trial = new Preflight.Finding(Preflight.Severity.OK, "trial", "done", "");
        kit.obstacles.add(new Reconciliation.Obstacle(DENIED, "it cannot be", "why", "next"));
        kit.remarks.add("remark");
        assertThat(kit.where("a", "theirs").examine(ctx, seen -> List.of(trial)))
                .extracting(finding -> finding.severity() + " " + finding.what() + ": " + finding.why())
                .containsExactly(
                        "OK the look at AWS: everything that a check needs was read",
                        "ERROR it cannot be: why",
                        "WARNING toy: remark",
                        "OK trial: done");
        kit.failingLooks.add(new KitException(DENIED, "it was not read", "why", "next"));
        assertThat(kit.examine(ctx, seen -> List.of(trial)))
                .extracting(Preflight.Finding::what)
                .containsExactly("it was not read");
        assertThat(kit.writes).isEmpty();
    }
}
