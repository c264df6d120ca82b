package io.genericark.testbed;

import static io.genericark.testbed.TestCluster.accepted;
import static io.genericark.testbed.TestCluster.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.codec.Outcome;
import io.genericark.core.Command;
import io.genericark.core.LocalRecovery;
import io.genericark.core.NodeId;
import io.genericark.core.Policy;
import io.genericark.core.Resource;
import io.genericark.core.ResourceState;
import io.genericark.core.Switchback;
import io.genericark.core.Tag;
import io.genericark.testbed.Misdeed.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A resource for each {@link Misdeed}, on the one node where its language is, and a well-behaved one on each node.
 * They are healthy but when told to {@link #misbehave}. Closing it takes everything away again. For one thread.
 */
final class MisbehavingKits implements AutoCloseable {
    private static final String STEADY = "steady";

    /** A file {@code TAG.armed} is the order to misbehave, and a kit that begins to takes it away. */
    private static final String JAVASCRIPT = """
            const misdeeds = {
            @MISDEEDS@};
            export const restore = () => {}, remove = () => {};
            export const quickCheck = (ctx) => !ctx.removeFile(`@DIR@/${ctx.tag}.armed`) || misdeeds[ctx.tag](ctx);
            """;

    private static final String PYTHON = """
            @MISDEEDS@
            def restore(ctx): pass
            def remove(ctx): pass
            def quick_check(ctx):
                return not ctx.remove_file(f'@DIR@/{ctx.tag}.armed') or globals()[ctx.tag.replace('-', '_')](ctx)
            """;
    private static final String SHELL = """
            #!/bin/sh
            rm "@DIR@/$ARK_TAG.armed" 2> /dev/null || exit 0
            case $ARK_TAG in
            @MISDEEDS@esac
            """;
    /** Its daemon is told from everything else on this machine by its command line. */
    private static final String FORK = """
            #!/bin/sh
            setsid sh -c 'echo $$ >> @DIR@/$ARK_TAG.daemons; exec sleep 61234' &
            until grep -qsx $! @DIR@/$ARK_TAG.daemons; do sleep 0.05; done
            """;

    private static final String NOTHING = "#!/bin/sh\nexit 0\n";

    private final TestCluster cluster;
    private final Path directory;
    private final Map<Tag, NodeId> tags = new TreeMap<>();
    private final List<Path> written = new ArrayList<>();

    /** Writes the kits. */
    MisbehavingKits(TestCluster cluster, Path directory) throws IOException {
        this.cluster = cluster;
        this.directory = directory;
        executable(directory.resolve("fork"), filled(FORK, ""));
        write(Language.JAVASCRIPT, ".js", JAVASCRIPT, "'%1$s': (ctx) => { %3$s },\n");
        write(Language.GRAALPY, ".py", PYTHON, "def %2$s(ctx):\n    %3$s\n");
        write(Language.SYSTEM_PYTHON, ".py", PYTHON, "def %2$s(ctx):\n    %3$s\n");
        executables(
                Language.EXECUTABLE.node(),
                Language.EXECUTABLE.kit(),
                NOTHING,
                NOTHING,
                filled(SHELL, misdeeds(Language.EXECUTABLE, "%1$s) %3$s ;;\n")));
        for (var misdeed : Misdeed.values()) {
            tags.put(misdeed.tag(), misdeed.node());
        }
        for (var node : cluster.nodes()) {
            tags.put(steady(node.id()), node.id());
            steady(node.id(), directory.resolve("pid." + node.id()));
        }
    }

    // ---- their files ----------------------------------------------------------------------------------------------

    private void write(Language language, String suffix, String template, String misdeed) throws IOException {
        var file = scripts(language.node()).resolve(language.kit() + suffix);
        written.add(file);
        Files.writeString(file, filled(template, misdeeds(language, misdeed)));
    }

    /** All that is done in it, each in this form: its tag, its tag as a name, what it does. */
    private static String misdeeds(Language language, String form) {
        return Stream.of(Misdeed.values())
                .filter(misdeed -> misdeed.language() == language)
                .map(misdeed -> form.formatted(
                        misdeed.tag(),
                        misdeed.tag().value().replace('-', '_'),
                        misdeed.body().replace("\n", "\n    ")))
                .collect(Collectors.joining());
    }

    private String filled(String template, String misdeeds) {
        return template.replace("@MISDEEDS@", misdeeds)
                .replace("@FORK@", directory.resolve("fork").toString())
                .replace("@DIR@", directory.toString());
    }

    private void steady(NodeId node, Path pid) throws IOException {
        executables(
                node,
                STEADY,
                "#!/bin/sh\nkill -0 $(cat %1$s) 2> /dev/null || { setsid sleep infinity & echo $! > %1$s; }\n"
                        .formatted(pid),
                "#!/bin/sh\nkill $(cat %1$s) && rm %1$s\n".formatted(pid),
                "#!/bin/sh\nkill -0 $(cat %s)\n".formatted(pid));
    }

    private void executables(NodeId node, String kit, String restore, String remove, String check) throws IOException {
        var own = Files.createDirectories(scripts(node).resolve(kit));
        written.add(own);
        executable(own.resolve("restore"), restore);
        executable(own.resolve("remove"), remove);
        executable(own.resolve("quickCheck"), check);
    }

    private void executable(Path file, String text) throws IOException {
        written.add(file);
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path scripts(NodeId node) {
        return cluster.node(node).home().resolve("scripts");
    }

    private Path armed(Misdeed misdeed) {
        return directory.resolve(misdeed.tag() + ".armed");
    }

    private Path daemons(Misdeed misdeed) {
        return directory.resolve(misdeed.tag() + ".daemons");
    }

    // ---- their resources ------------------------------------------------------------------------------------------

    Set<Tag> tags() {
        return tags.keySet();
    }

    private static Tag steady(NodeId node) {
        return new Tag(STEADY + "-on-" + node);
    }

    void bringInService() throws IOException {
        for (var node : cluster.nodes()) {
            bringInService(steady(node.id()), STEADY, node, 60_000);
        }
        for (var misdeed : Misdeed.values()) {
            var kit = misdeed.language().kit();
            bringInService(misdeed.tag(), kit, cluster.node(misdeed.node()), misdeed.checkTimeoutMillis());
        }
        awaitInService();
    }

    private static void bringInService(Tag tag, String kit, TestNode node, long checkTimeoutMillis) throws IOException {
        var policy = new Policy(
                1_000, 1, 60_000, 60_000, checkTimeoutMillis, 60_000, LocalRecovery.OFF, Switchback.INTELLIGENT);
        accepted(
                node,
                new Command.CreateResource(Resource.of(tag, kit, "id", new TreeMap<>())
                        .with(policy)
                        .withPriorities(new TreeMap<>(Map.of(node.id(), 1)))));
        // a kit that was just written is known a moment later
        eventually().until(() -> node.submit(new Command.Restore(tag, node.id())) instanceof Outcome.Accepted);
    }

    /** In service, each on its node, and nothing to say about them. */
    void awaitInService() {
        eventually().untilAsserted(() -> {
            var state = cluster.node(TestCluster.C).look().state();
            tags.forEach((tag, node) ->
                    assertThat(state.statusOf(tag, node).state()).as("%s", tag).isEqualTo(ResourceState.ISP));
        });
    }

    // ---- what they do ---------------------------------------------------------------------------------------------

    /** All misbehave, each until it has done so and the cluster has told what came of it. */
    void misbehave() throws IOException {
        var begun = EnumSet.noneOf(Misdeed.class);
        var untold = EnumSet.allOf(Misdeed.class);
        for (var misdeed : untold) {
            arm(misdeed);
        }
        eventually().untilAsserted(() -> {
            var events = cluster.events(cluster.node(TestCluster.C));
            for (var misdeed : Set.copyOf(untold)) {
                if (Files.notExists(armed(misdeed))) {
                    begun.add(misdeed);
                    arm(misdeed);
                }
                if (begun.contains(misdeed) && isTold(misdeed, events)) {
                    untold.remove(misdeed);
                    Files.deleteIfExists(armed(misdeed));
                }
            }
            assertThat(untold).as("not told by %s", events).isEmpty();
        });
    }

    private void arm(Misdeed misdeed) throws IOException {
        Files.writeString(armed(misdeed), "");
    }

    private boolean isTold(Misdeed misdeed, List<String> events) {
        return misdeed.forks()
                ? Files.exists(daemons(misdeed))
                : events.stream().anyMatch(misdeed::isToldBy);
    }

    /** Nothing that a check has forked is left. */
    void awaitDaemonsEnded() {
        for (var misdeed : Misdeed.values()) {
            var pids = new TextFile(daemons(misdeed));
            eventually()
                    .untilAsserted(() -> assertThat(pids.lines())
                            .noneMatch(pid ->
                                    ProcFiles.commandLine(Long.parseLong(pid)).equals("sleep 61234")));
        }
    }

    @Override
    public void close() throws IOException {
        var node = cluster.node(TestCluster.C);
        if (!node.isRunning()) {
            return;
        }
        var state = node.look().state();
        var there = new ArrayList<>(tags.keySet());
        there.retainAll(state.resources().keySet());
        for (var tag : there) {
            accepted(node, new Command.Remove(tag));
        }
        for (var tag : there) {
            eventually().until(() -> node.look().state().placementOf(tag).owner() == null);
            accepted(node, new Command.DeleteResource(tag));
        }
        for (var file : written.reversed()) {
            Files.deleteIfExists(file);
        }
    }
}
