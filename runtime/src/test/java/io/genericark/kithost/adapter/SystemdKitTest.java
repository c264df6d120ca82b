package io.genericark.kithost.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.genericark.api.ContractContext;
import io.genericark.api.Health;
import io.genericark.api.KitException;
import io.genericark.api.RecoveryKit;
import io.genericark.api.RecoveryKitContract;
import io.genericark.process.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A unit as a kit, with a stand-in for systemd that runs real processes. */
class SystemdKitTest extends RecoveryKitContract {

    private Machine machine;
    private StandInUnits units;

    @BeforeEach
    void installUnits(@TempDir Path directory) throws IOException {
        machine = new Machine(directory);
        units = StandInUnits.install(machine);
        units.unit("sleeper.service", "ExecStart=/bin/sleep 1000");
    }

    @Override
    protected RecoveryKit kit() throws Exception {
        return machine.kit("systemd:sleeper");
    }

    @Override
    protected ContractContext resource() throws Exception {
        return resource("sleeper");
    }

    private ContractContext resource(String unit) throws Exception {
        return ContractContext.open(machine.kit("systemd:" + unit), "job", Map.of());
    }

    @Override
    protected void breakResource() throws Exception {
        Signals.process(units.mainPid("sleeper"), Signals.Signal.KILL);
        await().atMost(Duration.ofMinutes(1)).until(() -> units.mainPid("sleeper") == 0);
    }

    @Test
    void aFailedUnitIsFailedWithItsResult() throws Exception {
        kit().restore(resource());
        breakResource();

        assertThat(kit().quickCheck(resource())).isEqualTo(Health.failed("sleeper is failed (failed, result signal)"));
    }

    @Test
    void aUnitThatIsMissingOrMaskedIsDeniedWithWhatToDo() throws Exception {
        units.mask("hidden.service");

        assertDenied("absent", "this machine has no such unit", "install it on this node");
        assertDenied("hidden", "it is masked", "systemctl unmask hidden");
    }

    private void assertDenied(String unit, String... words) throws Exception {
        ContractContext resource = resource(unit);
        assertThatThrownBy(() -> machine.kit("systemd:" + unit).restore(resource))
                .isInstanceOfSatisfying(
                        KitException.class, e -> assertThat(e.kind()).isEqualTo(KitException.Kind.DENIED))
                .hasMessageContainingAll(words);
        assertThat(resource.letGoSteps()).isEmpty();
    }

    @Test
    void aUnitThatIsNotThereCanBeRemoved() throws Exception {
        machine.kit("systemd:absent").remove(resource("absent"));
    }

    @Test
    void aUnitThatAlsoStartsAtBootIsInServiceWithAWarning() throws Exception {
        units.enable("sleeper.service");
        ContractContext resource = resource();

        kit().restore(resource);

        assertThat(resource.warnings())
                .singleElement()
                .satisfies(text -> assertThat(text).contains("enabled at boot", "systemctl disable sleeper"));
        assertThat(kit().quickCheck(resource))
                .isInstanceOfSatisfying(
                        Health.Healthy.class,
                        healthy -> assertThat(healthy.warning()).isPresent());
    }

    @Test
    void aUnitThatEndsByItselfIsInServiceOnlyIfItRemains() throws Exception {
        units.unit("once.service", "Type=oneshot", "ExecStart=/bin/true");
        units.unit("stays.service", "Type=oneshot", "ExecStart=/bin/true", "RemainAfterExit=yes");
        units.unit("fails.service", "Type=oneshot", "ExecStart=/bin/false");

        assertThatThrownBy(() -> machine.kit("systemd:once").restore(resource("once")))
                .hasMessageContaining("RemainAfterExit=yes");
        assertThatThrownBy(() -> machine.kit("systemd:fails").restore(resource("fails")))
                .hasMessageContaining("it is failed (failed, result exit-code)");
        machine.kit("systemd:stays").restore(resource("stays"));
        assertThat(machine.kit("systemd:stays").quickCheck(resource("stays"))).isEqualTo(Health.healthy());
        machine.kit("systemd:stays").remove(resource("stays"));
        assertThat(machine.kit("systemd:stays").quickCheck(resource("stays"))).isInstanceOf(Health.Failed.class);
    }

    @Test
    void aUnitOnItsWayIsUnknown() throws Exception {
        units.unit("slow.service", "Type=oneshot", "ExecStart=/bin/sleep 1000", "RemainAfterExit=yes");
        RecoveryKit kit = machine.kit("systemd:slow");
        assertThatThrownBy(() -> kit.restore(resource("slow").within(Duration.ofSeconds(2))))
                .isInstanceOfSatisfying(
                        KitException.class, e -> assertThat(e.kind()).isEqualTo(KitException.Kind.INDETERMINATE));

        assertThat(kit.quickCheck(resource("slow")))
                .isInstanceOfSatisfying(
                        Health.Unknown.class,
                        unknown -> assertThat(unknown.reason()).startsWith("slow is activating (start"));
        kit.remove(resource("slow"));
    }

    @Test
    void theLetGoStepEndsAUnitThatRestartsItselfAndIgnoresSigterm() throws Exception {
        Path stubborn = machine.directory().resolve("stubborn");
        Machine.executable(stubborn, "#!/bin/sh\ntrap '' TERM\nwhile :; do sleep 1; done\n");
        units.unit("stubborn.service", "ExecStart=" + stubborn, "Restart=always", "TimeoutStopSec=60");
        ContractContext resource = resource("stubborn");
        machine.kit("systemd:stubborn").restore(resource);
        long pid = units.mainPid("stubborn");

        Machine.letGo(resource.letGoSteps().getFirst());

        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(machine.kit("systemd:stubborn").quickCheck(resource)).isInstanceOf(Health.Failed.class);
    }

    @Test
    void withoutSystemdNothingIsStartedAndItIsSaidWhy() throws Exception {
        ContractContext resource = resource();
        RecoveryKit kit = kit();
        Files.move(machine.directory().resolve("systemctl"), machine.directory().resolve("elsewhere"));
        try {
            assertThatThrownBy(() -> kit.restore(resource)).hasMessageContaining("systemd cannot be asked");
            assertThat(machine.adapters().families()).isEmpty();
        } finally {
            Files.move(
                    machine.directory().resolve("elsewhere"),
                    machine.directory().resolve("systemctl"));
        }
    }
}
