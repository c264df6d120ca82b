package io.genericark.shell.command;

import io.genericark.shell.render.StatusText;
import io.genericark.shell.view.ResourceRow;
import io.genericark.shell.view.StatusView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "list", description = "Lists the resources, parents before their children.")
final class ResourceListCommand implements Callable<Integer> {
    private final Ark ark;

    ResourceListCommand(Ark ark) {
        this.ark = ark;
    }

    @Override
    public Integer call() {
        var look = ark.node().look();
        var status = StatusView.of(look);
        ark.print(
                () -> ark.banner(look) + new StatusText(status, ark.console().page()).resources(),
                () -> Json.document("ark.resources/1", look, "resources", status.resources()),
                () -> status.resources().stream().map(ResourceRow::tag).toList());
        return 0;
    }
}
