package io.genericark.kithost.adapter;

import java.nio.file.Path;

/**
 * What adapters need to know of this machine.
 *
 * @param ocfRoot where OCF is installed; agents are in {@code resource.d/PROVIDER/NAME} below it; need not exist
 * @param systemctl the program, by absolute path or by a name that is looked up in PATH
 * @param work for what lives as long as the machine runs: let-go scripts, files of agents; made when missing
 * @param state for what survives a restart, on a file system from which programs may be run (unlike {@code /run}): commands
 *     of the runtime's own, flags; made when missing
 */
public record AdapterSettings(Path ocfRoot, String systemctl, Path work, Path state) {

    /** Paths are absolute. */
    public AdapterSettings {
        ocfRoot = ocfRoot.toAbsolutePath();
        work = work.toAbsolutePath();
        state = state.toAbsolutePath();
    }

    /** With OCF and systemctl where distributions have them. */
    public static AdapterSettings usual(Path work, Path state) {
        return new AdapterSettings(
                Path.of("/usr/lib/ocf"), "systemctl", work.resolve("adapters"), state.resolve("kits"));
    }

    /** Where the commands of Pacemaker are that agents call. */
    Path pacemakerCommands() {
        return state.resolve("pacemaker");
    }
}
