package io.genericark.node;

import io.genericark.guard.GuardSettings;
import io.genericark.kithost.KitHostLaunch;
import io.genericark.process.Mark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the two child processes of a node are started. */
final class Children {
    private Children() {}

    static GuardSettings guard(NodeSettings settings) {
        return new GuardSettings(
                settings.marker(),
                settings.lossAction(),
                settings.timing().fenceMillis(),
                settings.timing().leaseMillis(),
                settings.guardLog(),
                settings.sysrqFile(),
                letGo(settings),
                settings.jumpMillis(),
                Optional.empty());
    }

    private static Path letGo(NodeSettings settings) {
        return settings.runDir().resolve("letgo");
    }

    static KitHostLaunch kitHost(NodeSettings settings) {
        var launch = KitHostLaunch.ofThisJvm(
                settings.self().value(),
                settings.scriptsDir(),
                settings.pluginsDir(),
                settings.runDir().resolve("kit-host"),
                letGo(settings),
                new Mark("ARK_GUARD", settings.marker()));
        var options = new ArrayList<>(launch.jvmOptions());
        options.addAll(archive());
        options.addAll(settings.kitHostJvmOptions());
        return new KitHostLaunch(
                launch.java(),
                options,
                launch.classPath(),
                launch.node(),
                launch.scripts(),
                launch.plugins(),
                launch.work(),
                launch.letGo(),
                launch.guard());
    }

    /** The launcher's class-data archive, where there is one: a kit-host that starts during a failover starts faster. */
    private static List<String> archive() {
        var dist = System.getProperty("ark.dist");
        var file = dist == null ? null : Path.of(dist, "cds", "kit-host.jsa");
        return file == null || !Files.exists(file)
                ? List.of()
                : List.of("-XX:SharedArchiveFile=" + file, "-Xlog:disable", "-Xlog:all=error:stderr");
    }
}
