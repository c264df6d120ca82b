package io.genericark.node;

import io.genericark.admin.AdminReply;
import io.genericark.admin.AdminReply.Failure;
import io.genericark.admin.AdminRequest.ChangePlugin;
import io.genericark.core.ClusterState;
import io.genericark.kithost.PluginTrial;
import io.genericark.kithost.jar.PluginFiles;
import io.genericark.kithost.jar.PluginFiles.PluginFile;
import io.genericark.kithost.jar.PluginFiles.State;
import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.KitInfo;
import io.genericark.kithost.protocol.RefusedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes this node's kit jars while it runs. A jar is tried in a kit-host of its own before it is put in place, and the node's
 * kit-host is then renewed while nothing runs: what is in service stays in service. Blocks; one change at a time.
 */
final class PluginChanges {
    private static final Logger LOG = LoggerFactory.getLogger(PluginChanges.class);
    private static final long RENEW_SECONDS = 180;
    private static final String OWN_USER = String.valueOf(System.getProperty("user.name"));

    private final KitHosts kitHosts;
    private final Supplier<ClusterState> state;
    private final PluginFiles files;
    private final Path work;
    private final ReentrantLock one = new ReentrantLock();

    PluginChanges(KitHosts kitHosts, Supplier<ClusterState> state, Path plugins, Path work) {
        this.kitHosts = kitHosts;
        this.state = state;
        this.files = new PluginFiles(plugins);
        this.work = work;
    }

    /** The change cannot be made; nothing was changed. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why);
        }
    }

    AdminReply list() {
        try {
            var ready = kitHosts.kits();
            return new AdminReply.PluginList(
                    files.list().stream().map(file -> plugin(file, ready)).toList());
        } catch (IOException e) {
            return new AdminReply.Failed(Failure.UNAVAILABLE, "the plugins directory cannot be read: " + e);
        }
    }

    private static AdminReply.Plugin plugin(PluginFile file, FromHost.Ready ready) {
        return new AdminReply.Plugin(
                file.id(),
                file.version(),
                String.valueOf(file.path().getFileName()),
                file.state().name(),
                file.requires(),
                kits(ready, file.path()).stream()
                        .map(kit -> kit.descriptor().name())
                        .toList(),
                ready.refused().stream()
                        .filter(refused -> Path.of(refused.file()).equals(file.path()))
                        .map(RefusedFile::reason)
                        .collect(Collectors.joining("; ")));
    }

    private static List<KitInfo> kits(FromHost.Ready ready, Path file) {
        return ready.kits().stream()
                .filter(kit -> Path.of(kit.source()).equals(file))
                .toList();
    }

    AdminReply change(ChangePlugin change, String by) {
        if (!by.equals(OWN_USER) && !by.equals("root")) {
            return refused(
                    "only root and " + OWN_USER + ", as whom this node runs its kits, may change its plugins, not " + by
                            + ". Next: sudo ark plugin " + change.change().word());
        }
        if (!one.tryLock()) {
            return refused("another change of plugins is going on; wait for its end: ark plugin list");
        }
        try {
            LOG.info("{} asks to {} plugin {}", by, change.change().word(), change.subject());
            var done = done(change);
            LOG.info("{}", done);
            return new AdminReply.PluginChanged(done);
        } catch (Refused | PluginTrial.Unusable e) {
            return refused(e.getMessage() + ". Nothing was changed");
        } catch (IOException e) {
            return new AdminReply.Failed(Failure.UNKNOWN, "the plugins directory could not be changed: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new AdminReply.Failed(Failure.UNKNOWN, "the node is stopping");
        } finally {
            one.unlock();
        }
    }

    private static AdminReply refused(String why) {
        return new AdminReply.Failed(Failure.REFUSED, why);
    }

    private String done(ChangePlugin change) throws Refused, PluginTrial.Unusable, IOException, InterruptedException {
        return switch (change.change()) {
            case INSTALL -> install(Path.of(change.subject()));
            case UPGRADE -> upgrade(Path.of(change.subject()));
            case ENABLE -> enable(known(change.subject()));
            case DISABLE -> {
                var file = known(change.subject());
                requireUnused(kits(kitHosts.kits(), file.path()), Set.of(), "be disabled");
                files.disable(file);
                yield file.words() + " is disabled; " + renewed();
            }
            case UNINSTALL -> {
                var file = known(change.subject());
                requireUnused(kits(kitHosts.kits(), file.path()), Set.of(), "be uninstalled");
                files.uninstall(file);
                yield file.words() + " is uninstalled; " + renewed();
            }
        };
    }

    private String install(Path given) throws Refused, PluginTrial.Unusable, IOException, InterruptedException {
        var file = read(given);
        var same = files.find(file.id());
        if (same.isPresent()) {
            throw new Refused(same.get().words() + " is there already. Next: ark plugin upgrade " + given);
        }
        try (var trial = PluginTrial.of(file, scratch())) {
            requireNewNames(trial.kits(), Optional.empty());
            files.install(trial.file());
            return file.words() + " is installed, with " + words(trial.kits()) + "; " + renewed();
        }
    }

    private String upgrade(Path given) throws Refused, PluginTrial.Unusable, IOException, InterruptedException {
        var file = read(given);
        var old = known(file.id());
        try (var trial = PluginTrial.of(file, scratch())) {
            requireNewNames(trial.kits(), Optional.of(old.path()));
            requireUnused(kits(kitHosts.kits(), old.path()), names(trial.kits()), "be replaced by one without it");
            files.replace(old, trial.file());
            return file.words() + " replaces " + old.words() + ", with " + words(trial.kits()) + "; " + renewed();
        }
    }

    private String enable(PluginFile file) throws Refused, PluginTrial.Unusable, IOException, InterruptedException {
        if (file.state() == State.ENABLED) {
            return file.words() + " is enabled already";
        }
        try (var trial = PluginTrial.of(file, scratch())) {
            requireNewNames(trial.kits(), Optional.empty());
            files.enable(file);
            return file.words() + " is enabled, with " + words(trial.kits()) + "; " + renewed();
        }
    }

    private Path scratch() throws IOException {
        return Files.createTempDirectory(Files.createDirectories(work), "plugin-");
    }

    private static PluginFile read(Path given) throws Refused {
        if (!Files.isReadable(given)) {
            throw new Refused("this node cannot read " + given + "; does it exist, and may the node's user read it?");
        }
        return PluginFiles.read(given);
    }

    private PluginFile known(String name) throws Refused, IOException {
        return files.find(name)
                .orElseThrow(() -> new Refused("there is no plugin " + name + " here. Next: ark plugin list"));
    }

    /** Two kits of one name refuse each other, and with them a kit that is in use. */
    private void requireNewNames(List<KitInfo> kits, Optional<Path> instead) throws Refused {
        var names = names(kits);
        for (var kit : kitHosts.kits().kits()) {
            var other = instead.isEmpty() || !Path.of(kit.source()).equals(instead.get());
            if (other && names.contains(kit.descriptor().name())) {
                throw new Refused("there is a kit " + kit.descriptor().name() + " already, from " + kit.source());
            }
        }
    }

    /** Without its kit a resource could be neither checked nor removed. */
    private void requireUnused(List<KitInfo> kits, Set<String> kept, String fate) throws Refused {
        for (var kit : kits) {
            var name = kit.descriptor().name();
            var users = state.get().resources().values().stream()
                    .filter(resource ->
                            resource.kit().equals(name) || resource.kit().equals(name + ".jar"))
                    .map(resource -> resource.tag().value())
                    .toList();
            if (!kept.contains(name) && !users.isEmpty()) {
                throw new Refused("kit " + name + " is used by " + String.join(", ", users) + ", so its plugin cannot "
                        + fate + ". Next: ark resource delete " + users.getFirst());
            }
        }
    }

    private static Set<String> names(List<KitInfo> kits) {
        return kits.stream().map(kit -> kit.descriptor().name()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String words(List<KitInfo> kits) {
        return kits.stream()
                .map(kit -> kit.descriptor().name() + " " + kit.descriptor().version())
                .collect(Collectors.joining(", ", kits.size() == 1 ? "kit " : "kits ", ""));
    }

    /** The jar is in place whatever comes of this: the next kit-host loads it. */
    private String renewed() throws InterruptedException {
        try {
            kitHosts.renew().get(RENEW_SECONDS, TimeUnit.SECONDS);
            files.clean();
            return "what is in service ran on";
        } catch (IOException e) {
            return "what is in service ran on; what was unpacked before cannot be removed: " + e;
        } catch (ExecutionException e) {
            return "the kit-host that runs does not know yet (" + e.getCause() + "); the next one will";
        } catch (TimeoutException e) {
            return "the kit-host that runs is busy and does not know yet; it is renewed when nothing runs";
        }
    }
}
