package io.genericark.testbed;

import static io.genericark.testbed.TestCluster.accepted;
import static io.genericark.testbed.TestCluster.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.codec.Outcome;
import io.genericark.core.Command;
import io.genericark.core.LocalRecovery;
import io.genericark.core.Policy;
import io.genericark.core.Resource;
import io.genericark.core.Switchback;
import io.genericark.core.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A resource for each way to misbehave, on all nodes of a cluster. A restore does nothing; a check first writes a line, by which
 * checks are counted. Closing it takes everything away again.
 */
final class MisbehavingKits implements AutoCloseable {
    private static final long CHECK_TIMEOUT_MILLIS = 1_000;
    private static final Policy POLICY = new Policy(
            1_000, 1, 60_000, 30_000, CHECK_TIMEOUT_MILLIS, 60_000, LocalRecovery.OFF, Switchback.INTELLIGENT);
    private static final String GREEDY = "greedy";

    private static final Map<String, String> JAVASCRIPT = Map.of(
            "js-loop",
            "for (;;);",
            "js-blocks",
            "ctx.exec(['sleep', '600']);",
            "js-floods",
            "ctx.exec(['head', '-c', '1G', '/dev/zero']); for (;;) console.log('x'.repeat(100000));",
            GREEDY,
            "if (ctx.removeFile('DIR/greed')) { const all = []; for (;;) all.push(new Float64Array(1000000)); }");
    private static final Map<String, String> PYTHON = Map.of(
            "py-loop", "while True: pass",
            "py-blocks", "ctx.exec(['sleep', 600])",
            "py-prints", "while True: print('x' * 100000)");
    private static final Map<String, String> SHELL = Map.of(
            "sh-stubborn", "trap '' TERM; setsid sleep 600 & while :; do sleep 1; done",
            "sh-floods", "exec cat /dev/zero");

    private static final String IN_JAVASCRIPT = """
            export const restore = () => {}, remove = () => {};
            export function quickCheck(ctx) {
              ctx.exec(['sh', '-c', 'echo x >> DIR/KIT']);
              BODY
            }
            """;
    private static final String IN_PYTHON = """
            def restore(ctx): pass
            def remove(ctx): pass
            def quick_check(ctx):
                ctx.exec(['sh', '-c', 'echo x >> DIR/KIT'])
                BODY
            """;
    private static final String IN_SHELL = "echo x >> DIR/KIT\nBODY";

    private final TestCluster cluster;
    private final Path directory;
    private final Map<Tag, Long> epochs = new TreeMap<>();

    /** Writes the kits for all nodes. */
    MisbehavingKits(TestCluster cluster) throws IOException {
        this.cluster = cluster;
        this.directory = Files.createTempDirectory("ark-misbehaving");
        for (var node : cluster.nodes()) {
            var scripts = node.home().resolve("scripts");
            for (var kit : JAVASCRIPT.entrySet()) {
                Files.writeString(scripts.resolve(kit.getKey() + ".js"), filled(IN_JAVASCRIPT, kit));
            }
            for (var kit : PYTHON.entrySet()) {
                Files.writeString(scripts.resolve(kit.getKey() + ".py"), filled(IN_PYTHON, kit));
            }
            for (var kit : SHELL.entrySet()) {
                var own = Files.createDirectories(scripts.resolve(kit.getKey()));
                executable(own.resolve("restore"), "exit 0");
                executable(own.resolve("remove"), "exit 0");
                executable(own.resolve("quickCheck"), filled(IN_SHELL, kit));
            }
        }
    }

    private String filled(String template, Map.Entry<String, String> kit) {
        return template.replace("BODY", kit.getValue())
                .replace("KIT", kit.getKey())
                .replace("DIR", directory.toString());
    }

    private static void executable(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static List<String> kits() {
        return List.of(JAVASCRIPT, PYTHON, SHELL).stream()
                .flatMap(kits -> kits.keySet().stream())
                .sorted()
                .toList();
    }

    void bringInService(TestNode owner) throws IOException {
        for (var kit : kits()) {
            var tag = new Tag(kit);
            onceKnown(
                    owner,
                    new Command.CreateResource(
                            Resource.of(tag, kit, "id", new TreeMap<>()).with(POLICY)));
            var priority = 1;
            onceKnown(owner, new Command.Extend(tag, owner.id(), priority));
            for (var other : cluster.nodes()) {
                if (!other.id().equals(owner.id())) {
                    onceKnown(owner, new Command.Extend(tag, other.id(), ++priority));
                }
            }
            onceKnown(owner, new Command.Restore(tag, owner.id()));
        }
        for (var kit : kits()) {
            var tag = new Tag(kit);
            eventually().until(() -> isInService(tag, owner));
            epochs.put(tag, owner.look().state().placementOf(tag).epoch());
        }
    }

    /** A kit that was just written is known on all nodes a moment later. */
    private static void onceKnown(TestNode by, Command command) {
        eventually().until(() -> by.submit(command) instanceof Outcome.Accepted);
    }

    private static boolean isInService(Tag tag, TestNode owner) throws IOException {
        return owner.look().state().statusOf(tag, owner.id()).state().inService();
    }

    Set<Tag> tags() {
        return epochs.keySet();
    }

    long epoch(Tag tag) {
        return epochs.getOrDefault(tag, -1L);
    }

    /** Each has begun this many checks more. */
    void awaitChecks(int more) {
        var before = new HashMap<String, Integer>();
        kits().forEach(kit -> before.put(kit, checks(kit)));
        for (var kit : kits()) {
            eventually()
                    .untilAsserted(() ->
                            assertThat(checks(kit)).as(kit).isGreaterThanOrEqualTo(before.getOrDefault(kit, 0) + more));
        }
    }

    private int checks(String kit) {
        return new TextFile(directory.resolve(kit)).lines().size();
    }

    void letOneTakeAllMemory() throws IOException {
        Files.writeString(directory.resolve("greed"), "");
    }

    @Override
    public void close() throws IOException {
        var node = cluster.nodes().getFirst();
        for (var tag : epochs.keySet()) {
            accepted(node, new Command.Remove(tag));
            eventually().until(() -> node.look().state().placementOf(tag).owner() == null);
            accepted(node, new Command.DeleteResource(tag));
        }
        for (var each : cluster.nodes()) {
            var scripts = each.home().resolve("scripts");
            for (var kit : kits()) {
                Files.deleteIfExists(scripts.resolve(kit + ".js"));
                Files.deleteIfExists(scripts.resolve(kit + ".py"));
                for (var file : List.of("restore", "remove", "quickCheck")) {
                    Files.deleteIfExists(scripts.resolve(kit).resolve(file));
                }
                Files.deleteIfExists(scripts.resolve(kit));
            }
        }
        for (var kit : kits()) {
            Files.deleteIfExists(directory.resolve(kit));
        }
        Files.deleteIfExists(directory);
    }
}
