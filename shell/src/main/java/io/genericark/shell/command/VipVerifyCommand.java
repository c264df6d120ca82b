package io.genericark.shell.command;

import io.genericark.crossregion.walk.Walk;
import io.genericark.crossregion.walk.WalkJson;
import io.genericark.crossregion.walk.WalkText;
import io.genericark.shell.session.Exit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "verify",
        description = {
            "Follows packets from every VPC and zone of a snapshot to its VIPs and back, as they would go after the move.",
            "Exit code 1 when not all arrive."
        })
final class VipVerifyCommand implements Callable<Integer> {
    private final Ark ark;

    @Mixin
    private SnapshotOptions options = new SnapshotOptions();

    @Option(names = "--unmoved", description = "as packets go before the move")
    private boolean unmoved;

    VipVerifyCommand(Ark ark) {
        this.ark = ark;
    }

    @Override
    public Integer call() {
        var rehearsal = options.rehearsal();
        var walks = unmoved ? rehearsal.before() : rehearsal.after();
        ark.print(
                () -> walks.stream().map(WalkText::verdicts).collect(Collectors.joining("\n")),
                () -> walks.stream().map(WalkJson::of).collect(Collectors.joining("\n")),
                () -> wrongTables(walks));
        return walks.stream().allMatch(Walk::isGood) ? Exit.OK.code() : Exit.FAILED.code();
    }

    private static List<String> wrongTables(List<Walk> walks) {
        return walks.stream()
                .flatMap(walk -> walk.ways().stream())
                .flatMap(way -> way.wrong().stream())
                .map(Object::toString)
                .distinct()
                .sorted()
                .toList();
    }
}
