package io.genericark.shell.interactive;

import io.genericark.shell.command.Ark;
import io.genericark.shell.render.Paint.Tone;
import io.genericark.shell.session.Console;
import io.genericark.shell.session.Trouble;
import java.util.Map;

/** {@code ark(CLUSTER@NODE)>}, as things are when it is shown. */
final class Prompt {
    private final Console console;
    private final Ark ark;

    Prompt(Console console, Map<String, String> environment) {
        this.console = console;
        ark = new Ark(console, environment);
    }

    String text() {
        try {
            var look = ark.node().look();
            var quorum = look.hasQuorum() ? "" : console.paint().apply(Tone.BAD, " NO QUORUM");
            return "ark(" + look.state().cluster() + "@" + look.report().node() + quorum + ")> ";
        } catch (Trouble unreachable) {
            return "ark(" + console.paint().apply(Tone.BAD, "no node") + ")> ";
        }
    }
}
