package io.genericark.shell.command;

import io.genericark.core.Command.Switchover;
import io.genericark.core.NodeId;
import io.genericark.core.Overlook;
import io.genericark.core.Tag;
import io.genericark.shell.view.Progress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "switchover",
        description = "Moves the hierarchy of a resource to another node; shows the plan and asks first.")
final class SwitchoverCommand implements Callable<Integer> {
    private final Ark ark;

    @Parameters(paramLabel = "TAG", completionCandidates = TagNames.class)
    private Tag tag = Unset.TAG;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "NODE",
            completionCandidates = NodeNames.class,
            description = "where it shall go")
    private NodeId to = Unset.NODE;

    @Option(names = "--force", description = "also to a node whose kits are missing or differ")
    private boolean force;

    @Option(names = "--plan", description = "only show what would happen; exit code 10 when anything would")
    private boolean plan;

    @Option(names = "--reason", paramLabel = "TEXT", description = "kept with the event")
    private String reason = "";

    @Option(names = "--yes", description = "do not ask")
    private boolean yes;

    @Mixin
    private WaitOptions wait = new WaitOptions();

    SwitchoverCommand(Ark ark) {
        this.ark = ark;
    }

    @Override
    public Integer call() throws InterruptedException {
        var command = new Switchover(tag, to, reason, force ? Overlook.KITS : Overlook.NOTHING);
        if (plan) {
            return new Plans(ark).print(ark.node().look(), command);
        }
        if (!yes) {
            var refused = new Plans(ark).confirm(ark.node().look(), command);
            if (refused.isPresent()) {
                return refused.get().code();
            }
        }
        return new Changes(ark).service(command, wait, look -> Progress.toService(look, tag, to));
    }
}
