package io.genericark.shell.command;

import io.genericark.admin.AdminReply.Plugin;
import io.genericark.admin.AdminRequest.ChangePlugin;
import io.genericark.admin.AdminRequest.PluginChange;
import io.genericark.shell.render.PluginText;
import io.genericark.shell.session.Exit;
import io.genericark.shell.session.Trouble;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "plugin",
        description = {
            "Shows and changes the kit jars of this node, while it runs.",
            "What is in service stays in service. Do the same on each node of the cluster."
        })
final class PluginCommand {
    private record Changed(String text) {}

    private final Ark ark;

    PluginCommand(Ark ark) {
        this.ark = ark;
    }

    /** For completion: their ids; none when the node does not answer. */
    static final class Ids implements Iterable<String> {
        private final Ark ark;

        Ids(Ark ark) {
            this.ark = ark;
        }

        @Override
        public Iterator<String> iterator() {
            try {
                return ark.node().plugins().plugins().stream().map(Plugin::id).iterator();
            } catch (Trouble unreachable) {
                return List.<String>of().iterator();
            }
        }
    }

    @Command(name = "list", description = "Lists the jars and zips in the plugins directory, and their kits.")
    int list() {
        var plugins = ark.node().plugins();
        ark.print(
                () -> PluginText.list(plugins, ark.console().page()),
                () -> Json.document("ark.plugins/1", plugins),
                () -> plugins.plugins().stream().map(Plugin::id).toList());
        return Exit.OK.code();
    }

    @Command(name = "install", description = "Tries a jar or zip and puts it into the plugins directory.")
    int install(@Parameters(paramLabel = "FILE") Path file) {
        return change(PluginChange.INSTALL, file.toAbsolutePath().normalize().toString());
    }

    @Command(name = "upgrade", description = "Tries a jar or zip and puts it in the place of the one with its id.")
    int upgrade(@Parameters(paramLabel = "FILE") Path file) {
        return change(PluginChange.UPGRADE, file.toAbsolutePath().normalize().toString());
    }

    @Command(name = "enable", description = "Loads a plugin that was disabled.")
    int enable(@Parameters(paramLabel = "PLUGIN", completionCandidates = Ids.class) String plugin) {
        return change(PluginChange.ENABLE, plugin);
    }

    @Command(name = "disable", description = "Keeps a plugin and does not load it; no resource may use its kits.")
    int disable(@Parameters(paramLabel = "PLUGIN", completionCandidates = Ids.class) String plugin) {
        return change(PluginChange.DISABLE, plugin);
    }

    @Command(name = "uninstall", description = "Removes a plugin; no resource may use its kits.")
    int uninstall(@Parameters(paramLabel = "PLUGIN", completionCandidates = Ids.class) String plugin) {
        return change(PluginChange.UNINSTALL, plugin);
    }

    private int change(PluginChange change, String subject) {
        var done = ark.node().changePlugin(new ChangePlugin(change, subject));
        ark.print(
                () -> done.text() + "\n",
                () -> Json.document("ark.plugin-change/1", new Changed(done.text())),
                () -> List.of(subject));
        return Exit.OK.code();
    }
}
