package io.genericark.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.genericark.config.ArkConfig.LogLevel;
import io.genericark.config.ArkConfig.Member;
import io.genericark.config.ArkConfig.QuorumLossAction;
import io.genericark.config.ConfigProblem.Weight;
import io.genericark.core.NodeId;
import io.genericark.core.Role;
import io.genericark.core.Timing;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFileTest {
    private static final String GOOD = """
            ark {
              cluster { name = demo, key-file = cluster.key }
              node { name = node-a, state-dir = state }
              nodes = [
                { name = node-a, address = "10.0.0.1:7400", paths = ["10.0.0.1:7401", "10.1.0.1:7401"] }
                { name = node-b, address = "10.0.0.2:7400", paths = ["10.0.0.2:7401", "10.1.0.2:7401"] }
                { name = node-c, address = "10.0.0.3:7400", paths = ["10.0.0.3:7401", "10.1.0.3:7401"], role = witness }
              ]
            }
            """;

    @TempDir
    Path directory;

    private Path file = Path.of("");

    @BeforeEach
    void writeKey() throws IOException {
        file = directory.resolve("ark.conf");
        Files.writeString(directory.resolve("cluster.key"), "0123456789abcdef0123456789abcdef\n");
        chmod("rw-------");
    }

    @Test
    void aSmallFileOverTheDefaultsIsAWholeConfiguration() throws Exception {
        ArkConfig config = load(GOOD).config();
        assertThat(config.cluster().keyFile()).isEqualTo(directory.resolve("cluster.key"));
        assertThat(config.node().stateDir()).isEqualTo(directory.resolve("state"));
        assertThat(config.node().adminSocket()).isEqualTo(Path.of("/run/ark/admin.sock"));
        assertThat(config.node().adminGroup()).isEmpty();
        assertThat(config.guard().logFile()).isEqualTo(directory.resolve("state/guard.log"));
        assertThat(config.guard().clockJumpMillis()).isEqualTo(250);
        assertThat(config.kitHost().maxHeapMebibytes()).isEqualTo(384);
        assertThat(config.timing().protocol()).isEqualTo(Timing.DEFAULT);
        assertThat(config.preflightInterval()).isEqualTo(Duration.ofHours(1));
        assertThat(config.quorumLossAction()).isEqualTo(QuorumLossAction.KILL);
        assertThat(config.log()).isEqualTo(new ArkConfig.Log(LogLevel.INFO, Optional.empty()));
        assertThat(config.self().address()).isEqualTo(new HostPort("10.0.0.1", 7400));
        assertThat(config.peers())
                .extracting(Member::name, Member::role)
                .containsExactly(tuple(new NodeId("node-b"), Role.VOTER), tuple(new NodeId("node-c"), Role.WITNESS));
        assertThat(config.self().paths())
                .containsExactly(new InetSocketAddress("10.0.0.1", 7401), new InetSocketAddress("10.1.0.1", 7401));
    }

    @Test
    void aGoodFileHasNoWarnings() throws Exception {
        assertThat(load(GOOD).warnings()).isEmpty();
    }

    @Test
    void profilesGiveTheTimesAndSingleSettingsOverrideThem() throws Exception {
        ArkConfig wan = load(GOOD + "ark.timing { profile = wan, lease = 8 s, election.max = 3 s }")
                .config();
        assertThat(wan.timing())
                .isEqualTo(new TimingConfig(new Timing(1_000, 8_000, 2_000, 10_000), 1_000, 3_000, 4_000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "ark.timing.leese = 2 s | unknown key ark.timing.leese | did you mean ark.timing.lease?",
                "ark.tming.lease = 2 s | unknown key ark.tming | did you mean ark.timing?",
                "ark.node.scripts-dir = x | unknown key ark.node.scripts-dir | did you mean ark.scripts-dir?",
                "arc.node.name = x | unknown key arc | did you mean ark?",
                "ark.node.colour = x | unknown key ark.node.colour | choose one of: admin-group",
                "ark.timing.lease = soon | ark.timing.lease cannot be read | correct its value",
                "ark.timing.profile = quick | ark.timing.profile is 'quick' | choose one of them",
                "ark.timing.lease = 700 ms | impossible time budget at ark.timing.lease: 3 * heartbeat = 750 ms > lease = 700 ms | raise ark.timing.lease",
                "ark.timing.fence = 50 ms | 100 ms > fence = 50 ms | raise ark.timing.fence",
                "ark.timing.drift = 0 | 500 ppm > drift = 0 ppm | raise ark.timing.drift",
                "ark.timing.election.min = 700 ms | election.min + 1 ms = 701 ms > election.max = 600 ms | raise ark.timing.election.max",
                "ark.timing.longest-call = 30 s | longest-call = 30000 ms > lease - 2 * heartbeat + fence = 1500 ms | lower ark.timing.longest-call",
                "ark.preflight.interval = 10 ms | ark.preflight.interval is 10 ms | choose 1 s to 7 days, or 0",
                "ark.preflight.interval = 30 days | ark.preflight.interval is 2592000000 ms | choose 1 s to 7 days, or 0",
                "ark.node.name = node-x | 'node-x', which is not in ark.nodes | choose one of [node-a, node-b, node-c]",
                "ark.node.name = null | ark.node.name is not set | set it",
                "ark.cluster.key-file = missing.key | missing.key does not exist | head -c 32 /dev/urandom",
                "ark.nodes = [] | ark.nodes is empty | list all nodes",
                "ark.nodes = 5 | ark.nodes cannot be read | correct its value",
            })
    void whatIsWrongIsToldWithItsLineAndWhatToDo(String added, String what, String next) throws IOException {
        ConfigProblem problem = refused(GOOD + added).getFirst();
        assertThat(problem.what()).contains(what);
        assertThat(problem.next()).contains(next);
        assertThat(problem.where()).startsWith(file + ":");
        assertThat(problem.why()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "{ name = node-b | { name = node-a | node node-a is listed twice",
                "\"10.0.0.2:7400\" | \"10.0.0.1:7400\" | tcp 10.0.0.1:7400 is used by node-a and by node-b",
                "\"10.1.0.2:7401\" | \"10.0.0.2:7401\" | udp 10.0.0.2:7401 is used by node-b and by node-b",
                "\"10.0.0.2:7401\", \"10.1.0.2:7401\" | \"10.0.0.2:7401\" | node node-b has 1 communication paths, node-a has 2",
                "\"10.0.0.2:7401\", \"10.1.0.2:7401\" | '' | node node-b has no communication path",
                "\"10.0.0.2:7401\" | \"node-b.example:7401\" | must not wait for a name service",
                "\"10.0.0.2:7401\" | \"0.0.0.0:7401\" | peers cannot send to '0.0.0.0'",
                "\"10.0.0.2:7400\" | \"10.0.0.2\" | is not host:port",
                "\"10.0.0.2:7400\" | \"10.0.0.2:99999\" | no port between 1 and 65535",
                "name = node-b | name = \"node b\" | node name 'node b'",
                "role = witness | rule = witness | unknown key ark.nodes.rule",
                "role = witness | role = judge | role is 'judge'",
            })
    void whatIsWrongWithANodeIsToldWithItsLine(String part, String instead, String what) throws IOException {
        assertThat(GOOD).contains(part);
        assertThat(refused(GOOD.replace(part, instead == null ? "" : instead))).anySatisfy(problem -> {
            assertThat(problem.what()).contains(what);
            assertThat(problem.where()).matches(".*/ark\\.conf:[5-8]");
        });
    }

    @Test
    void allProblemsAreToldTogether() throws IOException {
        List<ConfigProblem> problems = refused(GOOD.replace("role = witness", "role = judge") + """
                ark.timing.lease = 700 ms
                ark.nodez = []
                ark.log.level = loud
                """);
        assertThat(problems)
                .hasSize(5)
                .allSatisfy(problem -> assertThat(problem.weight()).isEqualTo(Weight.ERROR));
    }

    @Test
    void theMessageIsForTheOperator() throws IOException {
        Files.writeString(file, GOOD + "ark.timing.fence = 50 ms\n");
        assertThat(catchThrowableOfType(ConfigRefusedException.class, () -> ConfigFile.load(file)))
                .hasMessage("The configuration " + file + " is refused: 1 error\n" + file
                        + ":10: error: impossible time budget at ark.timing.fence: 100 ms > fence = 50 ms\n"
                        + "    why:  the guard must be scheduled, end processes and run let-go commands in this time\n"
                        + "    next: raise ark.timing.fence");
    }

    @Test
    void anEvenNumberOfVotersIsAWarning() throws Exception {
        String four = GOOD.replace(
                "  ]\n", "    { name = d, address = \"10.0.0.4:1\", paths = [\"10.0.0.4:1\", \"10.1.0.4:1\"] }\n  ]\n");
        assertThat(load(four).warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.text())
                        .contains("4 voters, an even number", "survives the loss of 1", "add a witness"));
    }

    @ParameterizedTest
    @CsvSource({"rw-r--r--, OTHERS_READ", "rw--w----, GROUP_WRITE"})
    void aKeyThatOthersCanReadOrWriteIsRefused(String mode, String right) throws IOException {
        chmod(mode);
        assertThat(refused(GOOD))
                .singleElement()
                .satisfies(problem -> assertThat(problem.text()).contains(right, "chmod 600"));
    }

    @Test
    void aKeyThatItsGroupCanReadIsFine() throws Exception {
        chmod("rw-r-----");
        assertThat(load(GOOD).warnings()).isEmpty();
    }

    @Test
    void aShortKeyIsRefusedAndNotPrinted() throws IOException {
        Files.writeString(directory.resolve("cluster.key"), "tooshort");
        assertThat(refused(GOOD))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.text()).contains("shorter than 32").doesNotContain("tooshort"));
    }

    @Test
    void aMissingFileABrokenFileAndADanglingSubstitutionAreNamed() throws IOException {
        assertThat(catchThrowableOfType(
                        ConfigRefusedException.class, () -> ConfigFile.load(directory.resolve("none.conf"))))
                .hasMessageContaining("none.conf: error: the file cannot be read");
        assertThat(refused("ark {\n  node {\n").getFirst().what()).isEqualTo("the file is not valid HOCON");
        assertThat(refused(GOOD + "ark.node.run-dir = ${nowhere}/x").getFirst().what())
                .isEqualTo("a substitution cannot be resolved");
    }

    private ConfigFile.Loaded load(String text) throws Exception {
        Files.writeString(file, text);
        return ConfigFile.load(file);
    }

    private List<ConfigProblem> refused(String text) throws IOException {
        Files.writeString(file, text);
        return catchThrowableOfType(ConfigRefusedException.class, () -> ConfigFile.load(file))
                .problems();
    }

    private void chmod(String mode) throws IOException {
        Files.setPosixFilePermissions(directory.resolve("cluster.key"), PosixFilePermissions.fromString(mode));
    }
}
