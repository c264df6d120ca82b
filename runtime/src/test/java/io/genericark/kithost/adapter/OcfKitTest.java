package io.genericark.kithost.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genericark.api.Ability;
import io.genericark.api.ContractContext;
import io.genericark.api.DeepCheck;
import io.genericark.api.Health;
import io.genericark.api.KitDescriptor;
import io.genericark.api.KitException;
import io.genericark.api.ParameterSpec;
import io.genericark.api.ParameterType;
import io.genericark.api.Preflight;
import io.genericark.api.RecoveryKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of an agent's meta-data, exit codes and environment, with an agent that does what files tell it. */
class OcfKitTest {

    private static final String NAME = "ocf:heartbeat:fake";

    /** Writes down each action; ends it with the code in the file of the action's name, 0 without one. */
    private static final String AGENT = """
            cd '@DIR@' || exit 1
            if [ "$1" = meta-data ]; then cat meta.xml; exit 0; fi
            echo "$1" >> actions
            env > "env.$1"
            [ -e "say.$1" ] && cat "say.$1" >&2
            [ -e "hang.$1" ] && sleep 600
            [ -e "$1" ] && exit "$(cat "$1")"
            exit 0
            """;

    private static final String META_DATA = """
            <?xml version="1.0"?>
            <!DOCTYPE resource-agent SYSTEM "ra-api-1.dtd">
            <resource-agent name="fake" version="2.3">
            <version>1.0</version>
            <shortdesc lang="en">A fake</shortdesc>
            <parameters>
            <parameter name="data_dir" unique="1" required="1">
            <longdesc lang="en">Where it
            keeps data</longdesc><content type="string" default=""/></parameter>
            <parameter name="port"><shortdesc lang="en">TCP port</shortdesc><content type="integer" default="80"/></parameter>
            <parameter name="odd"><shortdesc lang="en">odd</shortdesc><content type="integer" default="60s"/></parameter>
            <parameter name="force"><shortdesc lang="en">force</shortdesc><content type="boolean" default="no"/></parameter>
            </parameters>
            <actions>
            <action name="start" timeout="20s"/>
            <action name="stop" timeout="30"/>
            <action name="monitor" depth="0" timeout="5s" interval="7s"/>
            <action name="monitor" depth="10" timeout="40s"/>
            <action name="monitor" depth="30" timeout="40s"/>
            <action name="validate-all" timeout="5s"/>
            <action name="meta-data" timeout="5s"/>
            </actions>
            </resource-agent>
            """;

    private Path directory;
    private Machine machine;

    @BeforeEach
    void install(@TempDir Path given) throws IOException {
        directory = given;
        machine = new Machine(given).agent("fake", AGENT.replace("@DIR@", given.toString()));
        write("meta.xml", META_DATA);
    }

    @Test
    void metaDataDescribesTheKit() throws Exception {
        RecoveryKit kit = machine.kit(NAME);
        KitDescriptor descriptor = kit.descriptor();

        assertThat(descriptor.name()).isEqualTo(NAME);
        assertThat(descriptor.version()).isEqualTo("2.3");
        assertThat(descriptor.summary()).isEqualTo("A fake");
        assertThat(descriptor.timeouts().restore()).isEqualTo(Duration.ofSeconds(25));
        assertThat(descriptor.timeouts().remove()).isEqualTo(Duration.ofSeconds(30));
        assertThat(descriptor.timeouts().quickCheck()).isEqualTo(Duration.ofSeconds(5));
        assertThat(descriptor.parameters().subList(0, 3))
                .containsExactly(
                        ParameterSpec.required("data_dir", ParameterType.TEXT, "Where it keeps data"),
                        ParameterSpec.optional("port", ParameterType.INTEGER, "80", "TCP port"),
                        ParameterSpec.optional("odd", ParameterType.TEXT, "60s", "odd"));
        ParameterSpec force = descriptor.parameters().get(3);
        assertThat(force.problem("yes")).isEmpty();
        assertThat(force.problem("yess")).isPresent();
        assertThat(kit.abilities())
                .containsExactlyInAnyOrder(Ability.QUICK_CHECK, Ability.RECOVER, Ability.DEEP_CHECK, Ability.PREFLIGHT);
    }

    @Test
    void metaDataReadsNothingOutsideOfItself() throws Exception {
        write("secret", "hidden");
        write(
                "meta.xml",
                META_DATA
                        .replace(
                                "SYSTEM \"ra-api-1.dtd\"",
                                "[<!ENTITY x SYSTEM \"file://" + directory.resolve("secret") + "\">]")
                        .replace("A fake", "A fake&x;"));

        assertThat(machine.kit(NAME).descriptor().summary()).isEqualTo("A fake");
    }

    @Test
    void anAgentThatChangesIsReadAgain() throws Exception {
        var adapters = machine.adapters();
        assertThat(adapters.find(NAME)).isSameAs(adapters.find(NAME));
        write("meta.xml", META_DATA.replace("A fake", "Another"));

        machine.agent("fake", AGENT.replace("@DIR@", directory.toString()) + "# changed\n");

        assertThat(adapters.find(NAME).descriptor().summary()).isEqualTo("Another");
    }

    @Test
    void anAgentThatIsNotThereOrDescribesNothingIsDeniedWithWhatToDo() throws Exception {
        assertDenied("ocf:heartbeat:missing", "install the package");
        assertDenied("ocf:../../etc:passwd", "ocf:PROVIDER:NAME");
        machine.agent("broken", "echo '<a'; exit 0\n").agent("silent", "exit 5\n");
        assertDenied("ocf:heartbeat:broken", "not well-formed XML");
        assertDenied("ocf:heartbeat:silent", "exit code 5");
        assertDenied("init:nginx", "nothing adapts this name");
    }

    private void assertDenied(String kit, String why) {
        assertThatThrownBy(() -> machine.kit(kit))
                .isInstanceOfSatisfying(
                        KitException.class, e -> assertThat(e.kind()).isEqualTo(KitException.Kind.DENIED))
                .hasMessageContaining("kit " + kit + " cannot be used on this node")
                .hasMessageContaining(why);
    }

    @Test
    void installedAgentsAreListedByProvider() {
        assertThat(machine.adapters().families()).singleElement().satisfies(family -> {
            assertThat(family.name()).isEqualTo("ocf:heartbeat");
            assertThat(family.members()).containsExactly("fake");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0   | Healthy | ",
                "1   | Failed  | fake failed (exit code 1): no route",
                "2   | Unknown | fake cannot work with its parameters here",
                "3   | Unknown | fake cannot do this",
                "4   | Unknown | is not permitted",
                "5   | Unknown | misses something on this node",
                "6   | Unknown | finds its parameters wrong",
                "7   | Failed  | fake is not running (exit code 7)",
                "8   | Healthy | ",
                "9   | Failed  | failed in its promoted role",
                "42  | Failed  | fake failed (exit code 42)",
                "126 | Unknown | did not run to its end",
                "137 | Unknown | did not run to its end",
                "190 | Healthy | fake is degraded",
            })
    void eachExitCodeOfMonitorHasItsMeaning(String code, String health, String words) throws Exception {
        write("monitor", code);
        write("say.monitor", "something else\nocf-exit-reason:no route\nlast line\n");

        Health seen = machine.kit(NAME).quickCheck(resource());

        assertThat(seen.getClass().getSimpleName()).isEqualTo(health);
        if (words != null) {
            assertThat(seen.toString()).contains(words).contains("no route");
        }
    }

    @Test
    void aMonitorThatHangsIsUnknown() throws Exception {
        write("hang.monitor", "");

        Health seen = machine.kit(NAME).quickCheck(resource().within(Duration.ofMillis(300)));

        assertThat(seen)
                .isInstanceOfSatisfying(
                        Health.Unknown.class,
                        unknown -> assertThat(unknown.reason()).startsWith("monitor did not end in time"));
    }

    @ParameterizedTest
    @CsvSource({"1, BROKEN", "2, DENIED", "3, DENIED", "4, DENIED", "5, DENIED", "6, DENIED", "137, INDETERMINATE"})
    void aStartThatFailsSaysWhatMayBeDoneNext(String code, KitException.Kind kind) throws Exception {
        write("start", code);

        assertThatThrownBy(() -> machine.kit(NAME).restore(resource()))
                .isInstanceOfSatisfying(
                        KitException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    @Test
    void aStartThatMonitorDoesNotConfirmIsAFailure() throws Exception {
        write("monitor", "7");

        assertThatThrownBy(() -> machine.kit(NAME).restore(resource()))
                .isInstanceOf(KitException.class)
                .hasMessageContaining("start succeeded, and monitor does not confirm it");
        assertThat(actions()).containsExactly("start", "monitor");
    }

    @Test
    void recoverStopsAndStarts() throws Exception {
        machine.kit(NAME).recover(resource());

        assertThat(actions()).containsExactly("stop", "start", "monitor");
    }

    @Test
    void aStopThatFailsIsAFailedRemove() throws Exception {
        write("stop", "1");

        assertThatThrownBy(() -> machine.kit(NAME).remove(resource()))
                .isInstanceOfSatisfying(
                        KitException.class, e -> assertThat(e.kind()).isEqualTo(KitException.Kind.BROKEN))
                .hasMessageContaining("stop failed");
    }

    @Test
    void anAgentGetsTheEnvironmentThatItKnows() throws Exception {
        machine.kit(NAME).restore(resource(Map.of("data_dir", "/d'a ta", "port", "80", "force", "yes")));

        assertThat(environment("start"))
                .contains(
                        "OCF_ROOT=" + machine.ocfRoot(),
                        "OCF_RESOURCE_INSTANCE=db",
                        "OCF_RESOURCE_TYPE=fake",
                        "OCF_RESOURCE_PROVIDER=heartbeat",
                        "OCF_RESKEY_data_dir=/d'a ta",
                        "OCF_RESKEY_force=yes",
                        "OCF_RESKEY_CRM_meta_interval=0",
                        "OCF_RESKEY_CRM_meta_on_node=node-a")
                .noneMatch(line -> line.startsWith("OCF_RESKEY_port=")) // as the agent's own default says
                .anyMatch(line -> line.matches("OCF_RESKEY_CRM_meta_timeout=[0-9]+"));
        assertThat(environment("monitor")).contains("OCF_RESKEY_CRM_meta_interval=7000", "OCF_CHECK_LEVEL=0");
    }

    @Test
    void deepCheckIsTheDeepestMonitorUpToTwentyThatIsConfigured() throws Exception {
        write(
                "meta.xml",
                META_DATA
                        .replace("depth=\"10\"", "depth=\"20\"")
                        .replace(
                                "<action name=\"validate-all\"",
                                "<action name=\"monitor\" depth=\"10\"/><action name=\"validate-all\""));
        DeepCheck kit = (DeepCheck) machine.kit(NAME);
        assertThat(kit.deepCheck(resource())).isEqualTo(Health.healthy());
        assertThat(environment("monitor")).contains("OCF_CHECK_LEVEL=20");

        write("monitor", "6");

        assertThat(kit.deepCheck(resource())).isInstanceOf(Health.Unknown.class);
        assertThat(environment("monitor")).contains("OCF_CHECK_LEVEL=10");
        assertThat(actions()).hasSize(3);
    }

    @Test
    void preflightIsValidateAll() throws Exception {
        Preflight kit = (Preflight) machine.kit(NAME);
        assertThat(kit.preflight(resource()))
                .extracting(Preflight.Finding::severity)
                .containsExactly(Preflight.Severity.OK);
        write("validate-all", "5");
        write("say.validate-all", "ocf-exit-reason:no binary");

        assertThat(kit.preflight(resource())).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Preflight.Severity.ERROR);
            assertThat(finding.why()).contains("no binary");
        });
    }

    @Test
    void theLetGoStepRunsStopWithTheParametersOfTheRestore() throws Exception {
        ContractContext resource = resource(Map.of("data_dir", "/d'a ta"));
        machine.kit(NAME).restore(resource);
        machine.kit(NAME).quickCheck(resource(Map.of("data_dir", "/other")));
        Files.delete(directory.resolve("actions"));

        Machine.letGo(resource.letGoSteps().getFirst());

        assertThat(actions()).containsExactly("stop");
        assertThat(environment("stop")).contains("OCF_RESKEY_data_dir=/d'a ta", "OCF_RESOURCE_INSTANCE=db");
    }

    @Test
    void withoutTheRightNothingIsStarted() throws Exception {
        assertThatThrownBy(() -> machine.kit(NAME).restore(resource().closed())).isInstanceOf(KitException.class);
        assertThatThrownBy(() -> machine.kit(NAME).recover(resource().closed())).isInstanceOf(KitException.class);

        assertThat(directory.resolve("actions")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "crm_node -n                   | 0   | node-a",
                "crm_attribute -p -v 100       | 0   | ",
                "crm_master -l reboot -v 100   | 0   | ",
                "crm_attribute -n color -v red | 102 | neither kept nor read",
                "crm_attribute -p -G           | 102 | neither kept nor read",
                "attrd_updater -n up -U 1      | 102 | there is no Pacemaker here",
                "crm_mon -1                    | 102 | there is no Pacemaker here",
            })
    void commandsOfPacemakerLieAboutNothing(String command, String code, String said) throws Exception {
        machine.agent("asks", """
                [ "$1" = meta-data ] && exec cat '%s/meta.xml'
                %s > '%s/said' 2>&1
                echo $? >> '%s/said'
                """.formatted(directory, command, directory, directory));

        machine.kit("ocf:heartbeat:asks").quickCheck(resource());

        List<String> lines = Files.readAllLines(directory.resolve("said"));
        assertThat(lines.getLast()).isEqualTo(code);
        if (said != null) {
            assertThat(lines.getFirst()).contains(said);
        }
    }

    private ContractContext resource() throws Exception {
        return resource(Map.of("data_dir", "/data"));
    }

    private ContractContext resource(Map<String, String> given) throws Exception {
        return ContractContext.open(machine.kit(NAME), "db", given);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private List<String> actions() throws IOException {
        return Files.readAllLines(directory.resolve("actions"));
    }

    private List<String> environment(String action) throws IOException {
        return Files.readAllLines(directory.resolve("env." + action));
    }
}
