package io.genericark.kithost;

import io.genericark.kithost.jar.PluginFiles;
import io.genericark.kithost.jar.PluginFiles.PluginFile;
import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.KitInfo;
import io.genericark.kithost.protocol.RefusedFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A copy of a jar or zip that was loaded once, in a kit-host of its own: what is in it cannot disturb anything. Closing it
 * removes the copy.
 *
 * @param file the copy
 * @param kits what it brings; one at least
 */
public record PluginTrial(PluginFile file, List<KitInfo> kits) implements AutoCloseable {

    /** Copies. */
    public PluginTrial {
        kits = List.copyOf(kits);
    }

    /** It brings no kit that can be used; what, why, and what to do. */
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String why) {
            super(why);
        }
    }

    /**
     * Loads a file. Blocks for the time that a kit-host takes to start.
     *
     * @param given which; only read
     * @param directory an empty directory for the copy and for the kit-host; removed again
     * @throws Unusable when nothing of it can be used
     */
    public static PluginTrial of(PluginFile given, Path directory) throws Unusable, IOException, InterruptedException {
        Path plugins = Files.createDirectories(directory.resolve("plugins"));
        Path copy = Files.copy(given.path(), plugins.resolve(given.fileName()));
        TrialHost.Place place =
                TrialHost.Place.of(directory.resolve("none"), plugins, directory.resolve("none"), directory);
        try (TrialHost host = TrialHost.start(place)) {
            return new PluginTrial(PluginFiles.read(copy), usable(given, host.ready()));
        } catch (TrialHost.Lost e) {
            remove(directory);
            throw new Unusable(given.path() + " ends the process that loads it: " + e.getMessage());
        } catch (Unusable | IOException e) {
            remove(directory);
            throw e;
        }
    }

    private static List<KitInfo> usable(PluginFile given, FromHost.Ready ready) throws Unusable {
        List<String> refused = ready.refused().stream().map(RefusedFile::reason).toList();
        if (!refused.isEmpty()) {
            throw new Unusable(given.path() + " cannot be used: " + String.join("; ", refused));
        }
        if (ready.kits().isEmpty()) {
            throw new Unusable(given.path() + " is no jar or zip with kits; its name must end in .jar or .zip");
        }
        return ready.kits();
    }

    @Override
    public void close() throws IOException {
        Path plugins = file.path().getParent();
        Path directory = plugins == null ? null : plugins.getParent();
        if (directory != null) {
            remove(directory);
        }
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
