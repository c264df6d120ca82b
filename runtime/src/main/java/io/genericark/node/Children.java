package io.genericark.node;

import io.genericark.guard.GuardSettings;
import io.genericark.kithost.KitHostLaunch;
import io.genericark.process.Mark;
import java.nio.file.Path;
import java.util.ArrayList;

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
                settings.jumpMillis());
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
                settings.longestCall(),
                new Mark("ARK_GUARD", settings.marker()));
        var options = new ArrayList<>(launch.jvmOptions());
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
                launch.longestCall(),
                launch.guard());
    }
}
