package io.genericark.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import io.genericark.config.ArkConfig.Cluster;
import io.genericark.config.ArkConfig.Guard;
import io.genericark.config.ArkConfig.KitHost;
import io.genericark.config.ArkConfig.Kits;
import io.genericark.config.ArkConfig.Log;
import io.genericark.config.ArkConfig.LogLevel;
import io.genericark.config.ArkConfig.Node;
import io.genericark.config.ArkConfig.Python;
import io.genericark.config.ArkConfig.QuorumLossAction;
import io.genericark.config.NodesReader.Entry;
import io.genericark.core.NodeId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Reads a configuration file over the defaults. Reads files; changes nothing. */
public final class ConfigFile {
    private static final long SHORTEST_PREFLIGHT_MILLIS = 1_000;
    private static final long LONGEST_PREFLIGHT_MILLIS = Duration.ofDays(7).toMillis();
    private static final Config REFERENCE =
            ConfigFactory.parseResources(ConfigFile.class.getClassLoader(), "reference.conf");

    private ConfigFile() {}

    /** A configuration that a node may start with, and what the operator should know about it. */
    public record Loaded(ArkConfig config, List<ConfigProblem> warnings) {}

    /** Reads and checks everything; all problems are in the one exception. */
    public static Loaded load(Path file) throws ConfigRefusedException {
        Findings findings = new Findings();
        Config written = parse(file, findings);
        Config resolved = resolve(file, written, findings);
        new KnownKeys(REFERENCE.root(), findings).check(resolved.root());
        Path directory = file.toAbsolutePath().resolveSibling("");
        ArkConfig config =
                read(new Values(resolved, written.resolveWith(resolved).root(), directory, findings));
        refuseErrors(file, findings);
        return new Loaded(config, findings.all());
    }

    private static void refuseErrors(Path file, Findings findings) throws ConfigRefusedException {
        if (findings.errors() > 0) {
            throw new ConfigRefusedException(file.toString(), findings.all());
        }
    }

    private static Config parse(Path file, Findings findings) throws ConfigRefusedException {
        try {
            return ConfigFactory.parseFile(
                    file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
        } catch (ConfigException.IO e) {
            findings.error(
                    file.toString(),
                    "the file cannot be read",
                    String.valueOf(e.getMessage()),
                    "check its name and rights; reference.conf shows what it may contain");
        } catch (ConfigException e) {
            String where = e.origin() == null ? file.toString() : Findings.where(e.origin());
            findings.error(where, "the file is not valid HOCON", String.valueOf(e.getMessage()), "correct this line");
        }
        throw new ConfigRefusedException(file.toString(), findings.all());
    }

    private static Config resolve(Path file, Config written, Findings findings) throws ConfigRefusedException {
        try {
            return written.withFallback(REFERENCE).resolve();
        } catch (ConfigException e) {
            findings.error(
                    file.toString(),
                    "a substitution cannot be resolved",
                    String.valueOf(e.getMessage()),
                    "set what it refers to, or write ${?NAME} for one that may be absent");
            throw new ConfigRefusedException(file.toString(), findings.all());
        }
    }

    private static ArkConfig read(Values values) {
        QuorumLossAction action = values.choice("ark.quorum-loss-action", QuorumLossAction.values());
        Node node = node(values);
        List<Entry> entries = nodes(values, node.name());
        return new ArkConfig(
                cluster(values),
                node,
                entries.stream().map(Entry::member).toList(),
                TimingReader.read(values),
                action,
                values.file("ark.scripts-dir"),
                pluginsDir(values),
                new Kits(
                        values.file("ark.kits.secrets-dir"),
                        values.choice("ark.kits.python", Python.values()),
                        values.file("ark.kits.ocf-root"),
                        values.text("ark.kits.systemctl")),
                preflightInterval(values),
                new KitHost(
                        values.bytes("ark.kit-host.max-heap") / (1024 * 1024), values.texts("ark.kit-host.jvm-args")),
                new Guard(
                        values.file("ark.guard.log-file"),
                        values.millis("ark.guard.clock-jump", 0),
                        values.file("ark.guard.sysrq-file")),
                new Log(values.choice("ark.log.level", LogLevel.values()), values.optionalFile("ark.log.file")));
    }

    private static Duration preflightInterval(Values values) {
        String path = "ark.preflight.interval";
        long millis = values.millis(path, 0);
        if (millis != 0 && (millis < SHORTEST_PREFLIGHT_MILLIS || millis > LONGEST_PREFLIGHT_MILLIS)) {
            values.findings()
                    .error(
                            values.where(path),
                            path + " is " + millis + " ms",
                            "more often would load AWS and the kits, more rarely would tell too late",
                            "choose 1 s to 7 days, or 0 to look only when asked");
        }
        return Duration.ofMillis(millis);
    }

    private static Cluster cluster(Values values) {
        Cluster cluster = new Cluster(values.text("ark.cluster.name"), values.file("ark.cluster.key-file"));
        KeyFileCheck.check(cluster.keyFile(), values.where("ark.cluster.key-file"), values.findings());
        return cluster;
    }

    private static Node node(Values values) {
        String name = values.text("ark.node.name");
        return new Node(
                new NodeId(name.isBlank() ? "unnamed" : name),
                values.file("ark.node.state-dir"),
                values.file("ark.node.run-dir"),
                values.file("ark.node.admin-socket"),
                values.optionalText("ark.node.admin-group"));
    }

    private static List<Entry> nodes(Values values, NodeId self) {
        long before = values.findings().errors();
        List<Entry> entries = new NodesReader(values).read();
        if (values.findings().errors() == before) {
            new NodesCheck(values.findings(), values.where("ark.nodes"), entries)
                    .check(self, values.where("ark.node.name"));
        }
        return entries;
    }

    /** The launcher says where the program is; without it, plugins are looked for beside the configuration. */
    private static Path pluginsDir(Values values) {
        String program = System.getProperty("ark.dist");
        Path byDefault = program == null ? values.besideFile("plugins") : Path.of(program, "plugins");
        return values.optionalFile("ark.plugins-dir").orElse(byDefault);
    }
}
