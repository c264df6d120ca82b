package io.genericark.kithost.adapter;

import io.genericark.api.KitException;
import io.genericark.kithost.child.BundledCommands;
import io.genericark.kithost.child.ChildResult;
import io.genericark.kithost.child.Children;
import io.genericark.kithost.protocol.KitFamily;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The OCF agents of this machine. One that was asked for is kept with what it said of itself, until its file changes.
 * Thread-safe; blocks while an agent describes itself.
 */
final class OcfAgents {

    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]*):([A-Za-z0-9][A-Za-z0-9._-]*)");
    private static final Duration META_DATA_WITHIN = Duration.ofSeconds(20);
    private static final BundledCommands PACEMAKER = BundledCommands.files(
            OcfAgents.class,
            "pacemaker",
            List.of(
                    "attrd_updater",
                    "cibadmin",
                    "crm_attribute",
                    "crm_failcount",
                    "crm_master",
                    "crm_mon",
                    "crm_node",
                    "crm_resource"));
    private static final String INTO_FILE = "exec \"$1\" meta-data > \"$2\"";

    private final AdapterSettings settings;
    private final Children children;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(FileTime changed, long size, OcfKit kit) {}

    OcfAgents(AdapterSettings settings, Children children) {
        this.settings = settings;
        this.children = children;
    }

    /**
     * The kit of an agent.
     *
     * @param name {@code PROVIDER:NAME}
     */
    OcfKit find(String name) throws KitException, InterruptedException {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw Adapters.unusable(
                    "ocf:" + name, "an agent is named ocf:PROVIDER:NAME", "write it so, such as ocf:heartbeat:IPaddr2");
        }
        String provider = String.valueOf(matcher.group(1));
        String type = String.valueOf(matcher.group(2));
        Path program = agents().resolve(provider).resolve(type);
        OcfAgent agent = new OcfAgent(provider, type, program, settings);
        if (!Files.isRegularFile(program) || !Files.isExecutable(program)) {
            throw Adapters.unusable(
                    agent.kit(),
                    program + " is not there or not executable",
                    "install the package that has this agent (such as resource-agents), or set ark.kits.ocf-root");
        }
        try {
            FileTime changed = Files.getLastModifiedTime(program);
            long size = Files.size(program);
            Known kept = known.get(agent.kit());
            if (kept == null || !kept.changed.equals(changed) || kept.size != size) {
                kept = new Known(changed, size, new OcfKit(agent, describe(agent), children));
                known.put(agent.kit(), kept);
            }
            return kept.kit;
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw Adapters.unusable(
                    agent.kit(), String.valueOf(e.getMessage()), "run `" + program + " meta-data` by hand and see");
        }
    }

    /** Its meta-data, through a file: of a child's output only the last part is kept. */
    private OcfMetaData describe(OcfAgent agent) throws IOException, InterruptedException {
        PACEMAKER.putInto(settings.pacemakerCommands());
        Files.createDirectories(agent.resourceTemporary());
        Path file = Files.createTempFile(settings.work(), "meta-data-", ".xml");
        try {
            ChildResult result = children.run(new Children.Command(
                    List.of(
                            "/bin/sh",
                            "-c",
                            INTO_FILE,
                            "meta-data",
                            agent.program().toString(),
                            file.toString()),
                    Path.of("/"),
                    agent.environment(),
                    Map.of(),
                    "",
                    "meta-data." + file.getFileName(),
                    META_DATA_WITHIN));
            if (!result.succeeded()) {
                throw new IllegalArgumentException(
                        switch (result.ending()) {
                            case EXITED -> OcfExit.of(result.exitCode()).sentence("its meta-data", result);
                            case TIMED_OUT -> "its meta-data did not end within " + META_DATA_WITHIN.toSeconds() + " s";
                            case FLOODED -> "its meta-data wrote without end";
                        });
            }
            return OcfMetaData.read(agent.kit(), Files.readString(file));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    List<KitFamily> families() {
        List<KitFamily> families = new ArrayList<>();
        for (Path provider : list(agents(), Files::isDirectory)) {
            List<String> names = list(provider, file -> Files.isRegularFile(file) && Files.isExecutable(file)).stream()
                    .map(file -> String.valueOf(file.getFileName()))
                    .toList();
            if (!names.isEmpty()) {
                families.add(new KitFamily(
                        "ocf:" + provider.getFileName(), provider.toString(), "OCF resource agents", names));
            }
        }
        return families;
    }

    private Path agents() {
        return settings.ocfRoot().resolve("resource.d");
    }

    private static List<Path> list(Path directory, java.util.function.Predicate<Path> which) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> !String.valueOf(entry.getFileName()).startsWith("."))
                    .filter(which)
                    .sorted()
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }
}
