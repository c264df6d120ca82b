package io.genericark.shell.command;

import io.genericark.core.NodeId;
import io.genericark.core.Tag;
import io.genericark.shell.render.WhyText;
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
                () -> ark.banner(look) + WhyText.of(why, ark.console().page(), ZoneId.systemDefault()),
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
}
