package io.genericark.aws;

import static io.genericark.api.KitException.Kind.DENIED;
import static io.genericark.api.KitException.Kind.INDETERMINATE;
import static io.genericark.api.KitException.Kind.TRANSIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.genericark.api.ContractContext;
import io.genericark.api.Health;
import io.genericark.api.KitException;
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

/** What a kit promises of changes that are owed, and of those that must come after others. */
class OwedChangesTest {

    private static final Duration ONE_CALL = Duration.ofMillis(500);
    private static final int OFTEN = 1000;

    private final ContractContext ctx;
    private final ToyKit kit;

    OwedChangesTest() throws KitException {
        ctx = ContractContext.of("toy", List.of(), Map.of()).callsAtMost(Duration.ofMinutes(1));
        kit = new ToyKit(ctx::pass);
    }

    @Test
    @DisplayName("a target is written after those that it names, while others are written at the same time")
    void order() throws KitException {
        CyclicBarrier both = new CyclicBarrier(2);
        ToyKit.Incident meet = (k, change) -> {
            try {
                both.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new AssertionError("the other write did not start meanwhile", e);
            }
            k.world.put(change.key(), "mine");
        };
        ToyKit.Incident last = (k, change) -> {
            assertThat(k.world).containsEntry("a", "mine").containsEntry("b", "mine");
            k.world.put(change.key(), "mine");
        };
        kit.where("a", "theirs").where("b", "theirs").where("c", "theirs");
        kit.after("b", "a").after("c", "b");
        kit.where("other", "theirs").incident("a", meet).incident("other", meet).incident("c", last);
        kit.restore(ctx);
        assertThat(kit.world.values()).containsOnly("mine");
    }

    @Test
    @DisplayName("what others wait for has its turn before what nobody waits for, as turns may be few")
    void awaitedFirst() {
        List<ToyKit.Put> plan = List.of(put("a"), put("b"), put("c"), put("d", "c"), put("e", "d", "b"));
        assertThat(Round.awaitedFirst(plan)).extracting(ToyKit.Put::key).containsExactly("b", "c", "d", "a", "e");
    }

    private static ToyKit.Put put(String key, String... after) {
        return new ToyKit.Put(key, "theirs", List.of(after));
    }

    @Test
    @DisplayName("a target is not written while one that it names was refused, and the failure says so")
    void held() {
        kit.where("a", "theirs").where("b", "theirs").where("c", "theirs").where("d", "theirs");
        kit.after("b", "a").after("c", "b").incident("a", ToyKit.refused(DENIED));
        KitException failure = failedRestore();
        assertThat(kit.writes).containsExactlyInAnyOrder("a", "d");
        assertThat(failure.kind()).isEqualTo(DENIED);
        assertThat(failure.what()).isEqualTo("1 of 4 changes are in place");
        assertThat(failure.why())
                .contains("a was not written: DENIED")
                .contains("must not lead on before what it leads to (a was not written: DENIED)");
    }

    @Test
    @DisplayName("a target is written in the next round when one that it names was written then")
    void heldForARound() throws KitException {
        kit.where("a", "theirs").where("b", "theirs").after("b", "a").incident("a", ToyKit.refused(INDETERMINATE));
        kit.restore(ctx);
        assertThat(kit.writes).containsExactly("a", "a", "b");
    }

    @Test
    @DisplayName("what is as wanted already holds nothing up")
    void namedAndThere() throws KitException {
        kit.where("a", "mine").where("b", "theirs").after("b", "a", "nowhere").restore(ctx);
        assertThat(kit.writes).containsExactly("b");
    }

    @Test
    @DisplayName("a check that finds only what is owed says drifted, and failed when something needed is missing, too")
    void health() {
        kit.where("a", "mine").where("b", "far");
        assertThat(kit.quickCheck(ctx)).isEqualTo(Health.drifted("b is far"));
        kit.remarks.add("c is odd");
        assertThat(kit.quickCheck(ctx)).isEqualTo(Health.drifted("b is far; c is odd"));
        kit.where("a", "theirs");
        assertThat(kit.quickCheck(ctx)).isEqualTo(Health.failed("a is theirs"));
    }

    @Test
    @DisplayName("a restore and a recover make what is owed")
    void made() throws KitException {
        kit.where("a", "theirs").where("b", "far").restore(ctx);
        kit.where("b", "far").recover(ctx);
        assertThat(kit.writes).containsExactlyInAnyOrder("a", "b", "b");
        assertThat(ctx.warnings()).isEmpty();
    }

    @Test
    @DisplayName("what is owed and refused becomes a warning with its reason, and the restore succeeds")
    void refused() throws KitException {
        kit.where("a", "theirs")
                .where("b", "far")
                .incident("b", ToyKit.refused(DENIED))
                .restore(ctx);
        assertThat(kit.world).containsEntry("a", "mine").containsEntry("b", "far");
        assertThat(kit.writes).containsExactlyInAnyOrder("a", "b");
        assertThat(ctx.warnings())
                .singleElement()
                .asString()
                .contains("1 of 2 changes are still owed", "b was not written: DENIED", "recover");
    }

    @Test
    @DisplayName("what is owed and fails is tried again for no longer than one call")
    void givenUp() throws KitException {
        ctx.callsAtMost(ONE_CALL);
        often("b", ToyKit.refused(TRANSIENT));
        kit.where("a", "theirs").where("b", "far").restore(ctx);
        assertThat(ctx.passed().stream().reduce(Duration.ZERO, Duration::plus)).isLessThanOrEqualTo(ONE_CALL);
        assertThat(kit.writes).contains("a").hasSizeGreaterThan(2);
        assertThat(ctx.warnings()).singleElement().asString().contains("b was not written: TRANSIENT");
    }

    @Test
    @DisplayName("what is owed and throttled goes on for as long as there is time, and then is a warning")
    void throttled() throws KitException {
        ctx.callsAtMost(ONE_CALL);
        for (int i = 0; i < 6; i++) {
            kit.incident("b", ToyKit.throttled());
        }
        often("c", ToyKit.throttled());
        kit.where("a", "theirs").where("b", "far").where("c", "far").restore(ctx);
        assertThat(kit.world).containsEntry("b", "mine").containsEntry("c", "far");
        assertThat(ctx.passed().stream().reduce(Duration.ZERO, Duration::plus)).isGreaterThan(ONE_CALL);
        assertThat(ctx.warnings()).singleElement().asString().contains("is throttled");
    }

    @Test
    @Timeout(60)
    @DisplayName("what is owed and fails is not tried again before what is needed is in place")
    void neededFirst() throws KitException {
        CountDownLatch tried = new CountDownLatch(1);
        kit.incident("a", (k, change) -> {
            try {
                tried.await(); // or else it might be put off in this round, and not fail
            } catch (InterruptedException e) {
                throw new AssertionError("the other was not tried meanwhile", e);
            }
            ToyKit.refused(TRANSIENT).strike(k, change);
        });
        for (int i = 0; i < 3; i++) {
            kit.incident("a", ToyKit.refused(TRANSIENT));
        }
        kit.where("a", "theirs")
                .where("b", "far")
                .incident("b", (k, change) -> {
                    tried.countDown();
                    ToyKit.refused(INDETERMINATE).strike(k, change);
                })
                .restore(ctx);
        assertThat(kit.writes.subList(2, kit.writes.size())).containsExactly("a", "a", "a", "a", "b");
        assertThat(ctx.warnings()).isEmpty();
    }

    @Test
    @Timeout(60)
    @DisplayName("what is owed and waits for its turn does not keep what is needed and failed from being tried again")
    void putOff() throws KitException {
        kit.where("a", "theirs").where("b", "far").incident("a", ToyKit.refused(TRANSIENT));
        kit.turns.put("b", (k, change) -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new KitException(TRANSIENT, "b had no turn", "it was cancelled", "", e);
            }
        });
        kit.restore(ctx);
        assertThat(kit.writes).startsWith("a").containsExactlyInAnyOrder("a", "a", "b");
        assertThat(ctx.warnings()).isEmpty();
    }

    @Test
    @DisplayName("a restore that lacks something needed fails for that reason, whatever is owed beside it")
    void both() {
        kit.where("a", "theirs").where("b", "far");
        kit.incident("a", ToyKit.refused(TRANSIENT)).incident("b", ToyKit.refused(DENIED));
        often("a", ToyKit.refused(TRANSIENT));
        KitException failure = failedRestore();
        assertThat(failure.kind()).isEqualTo(TRANSIENT);
        assertThat(failure.why()).contains("a was not written").doesNotContain("b was not");
    }

    @Test
    @DisplayName("a look that fails once only what is owed is missing leaves the resource in service, with a warning")
    void unseen() throws KitException {
        kit.where("a", "mine").where("b", "far");
        kit.incident("b", (k, change) -> {
            k.world.put("b", "mine");
            k.failingLooks.add(new KitException(DENIED, "no look", "not allowed", "allow it"));
        });
        kit.restore(ctx);
        assertThat(ctx.warnings()).singleElement().asString().contains("not looked at again", "no look");
    }

    @Test
    @DisplayName("a gate that closes while only what is owed is missing ends the restore as a failure")
    void closed() {
        kit.where("a", "mine").where("b", "far");
        ctx.gateClosesAfter(0);
        assertThat(failedRestore().why()).isEqualTo("the gate is closed");
        assertThat(kit.writes).isEmpty();
    }

    private void often(String key, ToyKit.Incident incident) {
        for (int i = 0; i < OFTEN; i++) {
            kit.incident(key, incident);
        }
    }

    private KitException failedRestore() {
        return catchThrowableOfType(KitException.class, () -> kit.restore(ctx));
    }
}
