package io.genericark.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The TLA+ specification under {@code docs/spec}, checked by TLC: with all its guards the protocol keeps its promise in every
 * reachable state of the small models; without any one of them two nodes act, which the long tests show. TLC keeps global
 * state and ends its JVM, so each check is a child process; one takes seconds, and a check that hangs is ended.
 */
class ProtocolSpecTest {
    private static final Path SPEC = Path.of(property("ark.root"), "docs", "spec");
    private static final Pattern STATES = Pattern.compile("(\\d+) distinct states found");
    private static final Pattern GUARD = Pattern.compile("\"(\\w+)\"");
    private static final long HANGS_MINUTES = 10;

    /** One configuration file of {@code docs/spec} and what it is about. */
    record Model(String name, String module, String promise) {
        String configuration() throws IOException {
            return Files.readString(SPEC.resolve(name + ".cfg"));
        }

        @Override
        public String toString() {
            return promise;
        }
    }

    /** A guard taken out of a model, and the promise that then breaks. */
    record Removal(Model model, String guard, String promise) {
        String configuration() throws IOException {
            return model.configuration()
                    .replace("\"" + guard + "\"", "\"without " + guard + "\"")
                    .replaceFirst("(?m)^INVARIANTS? .*$", "INVARIANT AtMostOneActs");
        }

        @Override
        public String toString() {
            return promise + " (" + guard + ")";
        }
    }

    private static final Model SUSPICION = new Model(
            "suspicion", "Lease", "at most one node acts while voters suspect, clear and suspect the owner late");
    private static final Model VOTER_CRASH =
            new Model("voter-crash", "Lease", "at most one node acts while a voter crashes and comes back");
    private static final Model OWNER_CRASH =
            new Model("owner-crash", "Lease", "at most one node acts while the owner crashes, comes back and releases");
    private static final Model VOTERS =
            new Model("voters", "Voters", "at most one node acts while voters are replaced");

    static final List<Model> MODELS = List.of(SUSPICION, VOTER_CRASH, OWNER_CRASH, VOTERS);

    static final List<Removal> REMOVALS = List.of(
            new Removal(SUSPICION, "leaseFromSend", "a lease counts from sending the heartbeat"),
            new Removal(SUSPICION, "fenceBudget", "a voter waits for the fence budget, too"),
            new Removal(SUSPICION, "drift", "a voter waits as long as the slowest clock takes"),
            new Removal(SUSPICION, "suspicionEndsAcks", "a voter does not acknowledge whom it suspects"),
            new Removal(SUSPICION, "clearApplied", "a voter acknowledges again only after its own clear is applied"),
            new Removal(SUSPICION, "staleSuspicionIgnored", "a suspicion committed after its clear does not count"),
            new Removal(SUSPICION, "neverAckLost", "a voter never acknowledges whom the log calls lost"),
            new Removal(VOTER_CRASH, "promiseAfterRestart", "a restarted voter assumes that it acknowledged everybody"),
            new Removal(VOTER_CRASH, "authorIncarnation", "a suspicion by an earlier incarnation does not count"),
            new Removal(VOTER_CRASH, "joinBeforeAck", "a voter acknowledges nobody before its own join is committed"),
            new Removal(OWNER_CRASH, "suspicionIncarnation", "a suspicion of an earlier incarnation does not count"),
            new Removal(OWNER_CRASH, "placementIncarnation", "a node acts only as the incarnation that was placed"),
            new Removal(OWNER_CRASH, "nothingRunsAtJoin", "a node joins only when nothing of its earlier life acts"),
            new Removal(OWNER_CRASH, "releaseNamesEpoch", "a release counts only for the epoch that it names"),
            new Removal(VOTERS, "ackVersion", "a round counts acknowledgements of one voter set only"),
            new Removal(VOTERS, "neverAckLost", "no change of voters lets a lost owner be acknowledged"),
            new Removal(VOTERS, "oneVoterChangeAtATime", "voters change one at a time"),
            new Removal(VOTERS, "confirmBeforeNext", "the next change waits until a majority confirmed the last one"),
            new Removal(VOTERS, "confirmAfterPromises", "a voter confirms only when its older promises have run out"));

    @ParameterizedTest(name = "{0}")
    @FieldSource("MODELS")
    void holdsInEveryReachableState(Model model, @TempDir Path work) throws Exception {
        String output = check(model.module(), model.configuration(), work);

        assertThat(output).contains("Model checking completed. No error has been found.");
        System.out.printf("spec: %s: %d distinct states%n", model, distinctStates(output));
    }

    @Tag("long")
    @ParameterizedTest(name = "{0}")
    @FieldSource("REMOVALS")
    void isNeeded(Removal removal, @TempDir Path work) throws Exception {
        String output = check(removal.model().module(), removal.configuration(), work);

        assertThat(output).contains("Invariant AtMostOneActs is violated.");
        System.out.printf(
                "spec: without %s: two nodes act after %d steps, %d distinct states%n",
                removal.guard(),
                Pattern.compile("(?m)^State \\d+: ").matcher(output).results().count() - 1,
                distinctStates(output));
    }

    @Test
    void everyGuardOfTheModelsIsRemovedOnce() throws IOException {
        Set<String> named = new TreeSet<>();
        for (Model model : MODELS) {
            named.addAll(guards(model.configuration()));
        }

        Set<String> removed = REMOVALS.stream().map(Removal::guard).collect(Collectors.toCollection(TreeSet::new));

        assertThat(removed).isEqualTo(named);
    }

    private static Set<String> guards(String configuration) {
        return GUARD.matcher(configuration)
                .results()
                .map(ProtocolSpecTest::captured)
                .collect(Collectors.toSet());
    }

    private static long distinctStates(String output) {
        return Long.parseLong(captured(STATES.matcher(output).results().toList().getLast()));
    }

    private static String captured(MatchResult found) {
        return Objects.requireNonNull(found.group(1));
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), name);
    }

    private static String check(String module, String configuration, Path work) throws Exception {
        Path output = work.resolve("output.txt");
        Files.writeString(work.resolve("model.cfg"), configuration);
        Files.copy(SPEC.resolve(module + ".tla"), work.resolve(module + ".tla"));
        Process tlc = new ProcessBuilder(command(module))
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(tlc.waitFor(HANGS_MINUTES, TimeUnit.MINUTES))
                    .as("TLC ends: %s", output)
                    .isTrue();
        } finally {
            tlc.destroyForcibly().waitFor();
        }
        return Files.readString(output);
    }

    private static List<String> command(String module) {
        Stream<String> jvm = Stream.of(
                Path.of(property("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", // one worker; nearly all that it makes dies young
                "-XX:TieredStopAtLevel=1",
                "-Xmx2g",
                "-Xmn1g",
                "-cp",
                property("java.class.path"));
        Stream<String> tlc = Stream.of(
                "tlc2.TLC", "-workers", "1", "-deadlock", "-metadir", "states", "-config", "model.cfg", module);
        return Stream.concat(jvm, tlc).toList();
    }
}
