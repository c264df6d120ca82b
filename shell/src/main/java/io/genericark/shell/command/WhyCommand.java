package io.genericark.shell.command;

import io.genericark.core.NodeId;
import io.genericark.core.Tag;
import io.genericark.shell.render.EventText;
import io.genericark.shell.session.Exit;
import io.genericark.shell.session.Trouble;
import io.genericark.shell.view.Look;
import io.genericark.shell.view.WhyView;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "why", description = "Says why a resource is where it is, or why a node is in its state.")
final class WhyCommand implements Callable<Integer> {
    private final Ark ark;

    @Parameters(paramLabel = "TAG|NODE", completionCandidates = TagAndNodeNames.class)
    private String name = "";

    WhyCommand(Ark ark) {
        this.ark = ark;
    }

    @Override
    public Integer call() {
        var look = ark.node().look();
        var why = why(look);
        ark.print(
                () -> ark.banner(look) + text(why),
                () -> Json.document("ark.why/1", look, "why", why),
                () -> List.of(why.subject()));
        return Exit.OK.code();
    }

    private WhyView why(Look look) {
        if (look.state().resources().containsKey(new Tag(name))) {
            return WhyView.ofResource(look, new Tag(name));
        }
        if (look.state().nodes().containsKey(new NodeId(name))) {
            return WhyView.ofNode(look, new NodeId(name));
        }
        throw new Trouble(
                Exit.NOT_FOUND,
                "there is no resource and no node " + name + ". Next: ark resource list, ark node list");
    }

    private String text(WhyView why) {
        var text = new StringBuilder(why.answer()).append('\n');
        why.facts().forEach(f -> text.append("  ").append(f).append('\n'));
        if (!why.events().isEmpty()) {
            text.append("What led to it:\n");
            var lines = new EventText(ark.console().paint(), ZoneId.systemDefault());
            why.events().forEach(e -> text.append(lines.line(e)));
        }
        return text.toString();
    }
}
