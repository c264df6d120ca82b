package io.genericark.authoring;

import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.KitInfo;
import io.genericark.kithost.protocol.RefusedFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the kit that somebody means among those that a kit-host has loaded. Pure. */
public final class KitChoice {

    private static final Pattern ENDING = Pattern.compile("\\.(js|mjs|py|jar|zip)$");

    private KitChoice() {}

    /** The name without the ending of a file. */
    public static String bare(String name) {
        return ENDING.matcher(name).replaceFirst("");
    }

    /** The kit of this name, or of the file of this name. */
    public static Optional<KitInfo> find(FromHost.Ready ready, String name) {
        return ready.kits().stream()
                .filter(kit -> kit.descriptor().name().equals(bare(name))
                        || fileName(kit.source()).equals(name))
                .findFirst();
    }

    /** Why there is no kit of this name: what, why, and what is there. */
    public static String whyNot(FromHost.Ready ready, String name, Path scripts, Path plugins) {
        Optional<RefusedFile> refused = refused(ready, name);
        return refused.isPresent()
                ? refused.get().file() + " cannot be used: " + refused.get().reason()
                : "there is no kit " + name + " in " + scripts + " and " + plugins + "; " + known(ready);
    }

    /** The file of this name that looks like a kit and is none. */
    public static Optional<RefusedFile> refused(FromHost.Ready ready, String name) {
        return ready.refused().stream()
                .filter(refused -> bare(fileName(refused.file())).equals(bare(name)))
                .findFirst();
    }

    private static String known(FromHost.Ready ready) {
        List<String> names =
                ready.kits().stream().map(kit -> kit.descriptor().name()).toList();
        return names.isEmpty() ? "there are no kits" : "known are " + String.join(", ", names);
    }

    private static String fileName(String file) {
        return String.valueOf(Path.of(file).getFileName());
    }
}
