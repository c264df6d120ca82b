package io.genericark.shell.command;

import io.genericark.core.Tag;
import io.genericark.shell.render.VipText;
import io.genericark.shell.session.Exit;
import io.genericark.shell.view.Look;
import io.genericark.shell.view.ResourceRow;
import io.genericark.shell.view.StatusView;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
        name = "vip",
        description = "Shows where virtual IP addresses lead, and rehearses their moves.",
        subcommands = {VipTraceCommand.class, VipPlanCommand.class, VipVerifyCommand.class, VipSnapshotCommand.class})
final class VipCommand {
    private static final String PARAMETER = "vip";

    private record Vip(String tag, String vip, String kit, String state, String on) {}

    private final Ark ark;

    VipCommand(Ark ark) {
        this.ark = ark;
    }

    @Command(name = "list", description = "Lists the resources that hold a VIP.")
    int list() {
        var look = ark.node().look();
        var vips = StatusView.of(look).resources().stream()
                .filter(r -> !address(look, r).isEmpty())
                .map(r -> new Vip(r.tag(), address(look, r), r.kit(), r.state(), r.on()))
                .toList();
        ark.print(
                () -> ark.banner(look)
                        + VipText.list(
                                vips.stream()
                                        .map(v -> List.of(v.tag(), v.vip(), v.kit(), v.state(), v.on()))
                                        .toList(),
                                ark.console().page()),
                () -> Json.document("ark.vips/1", look, "vips", vips),
                () -> vips.stream().map(Vip::tag).toList());
        return Exit.OK.code();
    }

    private static String address(Look look, ResourceRow row) {
        return Found.resource(look, new Tag(row.tag())).parameters().getOrDefault(PARAMETER, "");
    }
}
