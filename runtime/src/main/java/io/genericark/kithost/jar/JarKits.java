package io.genericark.kithost.jar;

import io.genericark.api.RecoveryKit;
import io.genericark.kithost.files.ContentHash;
import io.genericark.kithost.files.FoundKit;
import io.genericark.kithost.protocol.RefusedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.pf4j.PluginState;
import org.pf4j.PluginWrapper;

/**
 * The kits of a directory of PF4J jars. Each jar has a class loader of its own over {@link SharedClasses}. A jar that
 * cannot be loaded, or has no kit, is refused by name and does not disturb the others. Loaded once: jars are replaced with
 * the process. Used by one thread at a time; blocks while jars are read.
 */
public final class JarKits {

    /** The version of plugin-api, which a jar's Plugin-Requires is compared with. */
    public static final String API_VERSION = "0.1.0";

    private final Path directory;
    private final List<FoundKit> loaded = new ArrayList<>();
    private final List<RefusedFile> refused = new ArrayList<>();
    private boolean done;

    /** Over a directory that need not exist. */
    public JarKits(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    /**
     * Gives all kits.
     *
     * @param found takes each kit
     * @param refusals takes each jar without a usable kit
     */
    public void load(Consumer<FoundKit> found, Consumer<RefusedFile> refusals) {
        if (!done) {
            done = true;
            loadAll();
        }
        loaded.forEach(found);
        refused.forEach(refusals);
    }

    private void loadAll() {
        List<Path> jars = jars();
        if (jars.isEmpty()) {
            return;
        }
        KitPlugins plugins = new KitPlugins(directory);
        for (Path jar : jars) {
            try {
                String hash = ContentHash.of(jar);
                Path loadable = jar.toString().endsWith(".zip") ? UnpackedZip.of(jar, hash) : jar;
                loaded.addAll(load(plugins, loadable).stream()
                        .map(kit -> new FoundKit(kit, jar.toString(), hash))
                        .toList());
            } catch (RuntimeException | IOException | LinkageError e) {
                refused.add(new RefusedFile(jar.toString(), reason(e)));
            }
        }
    }

    private static List<RecoveryKit> load(KitPlugins plugins, Path jar) {
        String plugin = plugins.loadPlugin(jar);
        if (plugins.startPlugin(plugin) != PluginState.STARTED) {
            throw new IllegalStateException(whyNot(plugins.getPlugin(plugin)));
        }
        List<RecoveryKit> kits = plugins.getExtensions(RecoveryKit.class, plugin);
        if (kits.isEmpty()) {
            throw new IllegalStateException("no kit in this jar: no class marked @Extension implements RecoveryKit in"
                    + " META-INF/extensions.idx; build it with PF4J's annotation processor");
        }
        kits.forEach(RecoveryKit::descriptor); // a kit that cannot describe itself is refused here
        return kits;
    }

    private static String whyNot(PluginWrapper plugin) {
        String requires = plugin.getDescriptor().getRequires();
        return plugin.getPluginState() == PluginState.DISABLED
                ? "it requires plugin-api " + requires + ", and this runtime has " + API_VERSION
                        + "; take a version of it that was built for this runtime"
                : "the plugin " + plugin.getPluginId() + " does not start; see the kit-host's log";
    }

    private static String reason(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        return thrown instanceof IllegalStateException
                ? message
                : thrown.getClass().getSimpleName() + ": " + message;
    }

    private List<Path> jars() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> PluginFiles.isArchive(file.toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            refused.add(new RefusedFile(directory.toString(), "the directory cannot be read: " + e));
            return List.of();
        }
    }
}
