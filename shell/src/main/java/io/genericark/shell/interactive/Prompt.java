package io.genericark.shell.interactive;

import io.genericark.shell.command.Ark;
import io.genericark.shell.render.Paint.Tone;
import io.genericark.shell.session.Console;
import io.genericark.shell.session.Exit;
import io.genericark.shell.session.Trouble;
import io.genericark.shell.view.Look;
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
            var look = look();
            var quorum = look.hasQuorum() ? "" : console.page().paint().apply(Tone.BAD, " NO QUORUM");
            return "ark(" + look.state().cluster() + "@" + look.report().node() + quorum + ")> ";
        } catch (Trouble unreachable) {
            return "ark(" + console.page().paint().apply(Tone.BAD, "no node") + ")> ";
        }
    }

    /** The Ctrl-C that ended the last line may still interrupt the first look. */
    private Look look() {
        try {
            return ark.node().look();
        } catch (Trouble trouble) {
            if (trouble.exit() != Exit.INTERRUPTED) {
                throw trouble;
            }
            var _ = Thread.interrupted();
            return ark.node().look();
        }
    }
}
