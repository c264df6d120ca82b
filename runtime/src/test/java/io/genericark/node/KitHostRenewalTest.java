package io.genericark.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genericark.core.Action;
import io.genericark.core.ActionOrder;
import io.genericark.core.ActionResult;
import io.genericark.core.NodeEvent;
import io.genericark.core.Tag;
import io.genericark.guard.GuardSettings;
import io.genericark.guard.LossAction;
import io.genericark.kithost.KitHostLaunch;
import io.genericark.kithost.adapter.AdapterSettings;
import io.genericark.kithost.host.HostSettings;
import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.script.Python;
import io.genericark.process.Boottime;
import io.genericark.process.Mark;
import io.genericark.process.MarkedProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kit-host is renewed while something keeps the old one busy: nobody else is left unwatched. Real guard and kit-hosts. */
class KitHostRenewalTest {
    private static final long HOUR_MILLIS = TimeUnit.HOURS.toMillis(1);

    @TempDir
    private Path directory;

    private final Mark mark = new Mark("ARK_GUARD", UUID.randomUUID().toString());
    private final List<NodeEvent> events = new CopyOnWriteArrayList<>();
    private GuardAndKitHost hands;

    @BeforeEach
    void start() throws IOException {
        script("restore", "true");
        script("remove", "true");
        script("quickCheck", "true");
        hands = new GuardAndKitHost(guard(), launch(), events::add, ready -> {});
        hands.letGo(1, "start");
        until(() -> hands.kitHosts().state().startsWith("running, 1 kits"));
    }

    @AfterEach
    void end() {
        hands.close();
        MarkedProcesses.killAll(mark, Duration.ofMinutes(1));
    }

    @Test
    void checksGoOnWhileALongActionKeepsTheNextOneWaiting() throws Exception {
        var begun = blocking("restore");
        order(1, "slow", Action.RESTORE);
        until(() -> Files.exists(begun));
        var renewal = renewalThatWaits();

        order(2, "steady", Action.QUICK_CHECK);
        awaitFinished(2);
        assertThat(isFinished(1)).isFalse();
        assertThat(renewal).isNotDone();

        release();
        awaitFinished(1);
        renewal.get(1, TimeUnit.MINUTES);
        order(3, "steady", Action.QUICK_CHECK);
        awaitFinished(3);
    }

    @Test
    void checksGoOnWhileALongCheckKeepsTheNextOneWaiting() throws Exception {
        var begun = blocking("quickCheck");
        order(1, "slow", Action.QUICK_CHECK);
        until(() -> Files.exists(begun));
        script("quickCheck", "true");
        var renewal = renewalThatWaits();

        order(2, "steady", Action.QUICK_CHECK);
        awaitFinished(2);
        assertThat(isFinished(1)).isFalse();

        release();
        awaitFinished(1);
        renewal.get(1, TimeUnit.MINUTES);
    }

    @Test
    void whatAKitHostThatIsStillStartingCannotBeginInTimeIsSaidToHaveNotBegun() throws Exception {
        hands.letGo(2, "the kit-host starts anew");
        hands.start(order(1, "steady", Action.QUICK_CHECK, 1));
        awaitFinished(1);
        assertThat(result(1).outcome()).isEqualTo(ActionResult.Outcome.TIMED_OUT);
        assertThat(result(1).reason()).contains("quickCheck did not begin within 1 ms", "the kit-host is ");

        order(2, "steady", Action.QUICK_CHECK);
        awaitFinished(2);
        assertThat(result(2)).isEqualTo(ActionResult.OK);
    }

    private CompletableFuture<FromHost.Ready> renewalThatWaits() {
        var renewal = hands.kitHosts().renew();
        until(() -> hands.kitHosts().state().contains("another one is to take over"));
        return renewal;
    }

    private void order(long id, String tag, Action action) {
        hands.start(order(id, tag, action, HOUR_MILLIS));
    }

    private static ActionOrder order(long id, String tag, Action action, long timeoutMillis) {
        return new ActionOrder(id, new Tag(tag), tag, "kit", action, Collections.emptySortedMap(), 1, 1, timeoutMillis);
    }

    private void awaitFinished(long id) {
        until(() -> isFinished(id));
    }

    private boolean isFinished(long id) {
        return results(id).findAny().isPresent();
    }

    private ActionResult result(long id) {
        return results(id).findFirst().orElseThrow();
    }

    private Stream<ActionResult> results(long id) {
        return events.stream()
                .filter(NodeEvent.ActionFinished.class::isInstance)
                .map(NodeEvent.ActionFinished.class::cast)
                .filter(finished -> finished.actionId() == id)
                .map(NodeEvent.ActionFinished::result);
    }

    /** With a lease that is extended again and again meanwhile, as a node does. */
    private void until(BooleanSupplier condition) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    hands.leaseUntil(Boottime.nanos() + TimeUnit.MILLISECONDS.toNanos(HOUR_MILLIS));
                    return condition.getAsBoolean();
                });
    }

    // ---- the kit ----------------------------------------------------------------------------------------------------

    /** The action now waits until it is released; returns the file by which it is seen that one has begun. */
    private Path blocking(String action) throws IOException {
        var begun = directory.resolve("begun");
        Files.createFile(directory.resolve("blocks"));
        script(action, "touch %s; while [ -e %s ]; do sleep 0.05; done".formatted(begun, directory.resolve("blocks")));
        return begun;
    }

    private void release() throws IOException {
        Files.delete(directory.resolve("blocks"));
    }

    /** Replaced as a whole: one that runs is not disturbed. */
    private void script(String action, String body) throws IOException {
        var kit = Files.createDirectories(directory.resolve("scripts/kit"));
        var file = Files.writeString(directory.resolve("new"), "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(file, kit.resolve(action), StandardCopyOption.REPLACE_EXISTING);
    }

    private GuardSettings guard() throws IOException {
        var patient = TimeUnit.MINUTES.toMillis(5);
        return new GuardSettings(
                mark.value(),
                LossAction.KILL,
                patient,
                patient,
                directory.resolve("guard.log"),
                Files.createFile(directory.resolve("sysrq")),
                directory.resolve("letgo"),
                patient);
    }

    private KitHostLaunch launch() {
        var settings = new HostSettings(
                "node-a",
                List.of(),
                directory.resolve("scripts"),
                directory.resolve("plugins"),
                directory.resolve("work"),
                directory.resolve("letgo"),
                directory.resolve("secrets"),
                directory.resolve("state"),
                AdapterSettings.usual(directory.resolve("work"), directory.resolve("state")),
                Duration.ofSeconds(1),
                Python.SYSTEM);
        return KitHostLaunch.ofThisJvm(settings, mark);
    }
}
