package io.genericark.shell.command;

import io.genericark.core.Hierarchies;
import io.genericark.core.Tag;
import io.genericark.shell.render.TreeText;
import io.genericark.shell.view.Look;
import io.genericark.shell.view.ResourceRow;
import io.genericark.shell.view.StatusView;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "tree", description = "Shows who needs whom: all hierarchies, or the one of TAG.")
final class ResourceTreeCommand implements Callable<Integer> {
    private final Ark ark;

    @Parameters(paramLabel = "TAG", arity = "0..1", completionCandidates = TagNames.class)
    private @Nullable Tag tag;

    ResourceTreeCommand(Ark ark) {
        this.ark = ark;
    }

    @Override
    public Integer call() {
        var look = ark.node().look();
        var rows = rows(look);
        ark.print(
                () -> ark.banner(look) + TreeText.of(rows, ark.console().page()),
                () -> Json.document("ark.resources/1", look, "resources", rows),
                () -> rows.stream().map(ResourceRow::tag).toList());
        return 0;
    }

    private List<ResourceRow> rows(Look look) {
        var all = StatusView.of(look).resources();
        if (tag == null) {
            return all;
        }
        Found.resource(look, tag);
        var members = Hierarchies.of(look.state(), tag);
        return all.stream().filter(r -> members.contains(new Tag(r.tag()))).toList();
    }
}
