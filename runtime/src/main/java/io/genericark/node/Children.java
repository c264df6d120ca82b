package io.genericark.node;

import io.genericark.guard.GuardSettings;
import io.genericark.kithost.KitHostLaunch;
import io.genericark.kithost.adapter.AdapterSettings;
import io.genericark.kithost.calls.Peer;
import io.genericark.kithost.host.HostSettings;
import io.genericark.process.Mark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
        var host = new HostSettings(
                settings.self().value(),
                peers(settings),
                settings.scriptsDir(),
                settings.pluginsDir(),
                settings.runDir().resolve("kit-host"),
                letGo(settings),
                settings.secretsDir(),
                settings.stateDir().resolve("resources"),
                new AdapterSettings(
                        settings.ocfRoot(),
                        settings.systemctl(),
                        settings.runDir().resolve("kit-host").resolve("adapters"),
                        settings.stateDir().resolve("kits")),
                settings.longestCall(),
                settings.python());
        var launch = KitHostLaunch.ofThisJvm(host, new Mark("ARK_GUARD", settings.marker()));
        var options = new ArrayList<>(launch.jvmOptions());
        options.addAll(settings.kitHostJvmOptions());
        return new KitHostLaunch(launch.java(), options, launch.classPath(), host, launch.guard());
    }

    private static List<Peer> peers(NodeSettings settings) {
        return settings.consensus().entrySet().stream()
                .filter(member -> !member.getKey().equals(settings.self()))
                .map(member ->
                        new Peer(member.getKey().value(), member.getValue().getHostString()))
                .toList();
    }
}
