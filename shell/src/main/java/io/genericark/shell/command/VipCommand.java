package io.genericark.shell.command;

import io.genericark.admin.AdminRequest.Inspect;
import io.genericark.admin.AdminRequest.Inspection;
import io.genericark.core.Tag;
import io.genericark.shell.render.VipText;
import io.genericark.shell.session.Exit;
import io.genericark.shell.view.Look;
import io.genericark.shell.view.ResourceRow;
import io.genericark.shell.view.StatusView;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "vip", description = "Shows where virtual IP addresses lead.")
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

    @Command(name = "trace", description = "Follows a packet to the VIP, from every source that the kit knows.")
    int trace(@Parameters(paramLabel = "TAG", completionCandidates = TagNames.class) Tag tag) {
        var look = ark.node().look();
        var resource = Found.resource(look, tag);
        var kit = KitCheck.find(ark.node().kitsFor(resource.kit()), resource.kit());
        KitCheck.requireAbility(kit, "TRACE", tag, "trace");
        var seen = ark.node().inspect(new Inspect(tag, Inspection.TRACE));
        ark.print(
                () -> tag + ": " + Inspections.text(seen),
                () -> Json.document("ark.inspection/1", look, "inspection", seen),
                () -> List.of(seen.outcome()));
        return seen.outcome().equals("OK") ? Exit.OK.code() : Exit.FAILED.code();
    }
}
