package io.genericark.shell.command;

import io.genericark.core.Command.Remove;
import io.genericark.core.Tag;
import io.genericark.shell.view.Progress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "remove", description = "Takes a resource and what needs it out of service; asks first.")
final class RemoveCommand implements Callable<Integer> {
    private final Ark ark;

    @Parameters(paramLabel = "TAG", completionCandidates = TagNames.class)
    private Tag tag = Unset.TAG;

    @Option(names = "--yes", description = "do not ask")
    private boolean yes;

    @Mixin
    private WaitOptions wait = new WaitOptions();

    RemoveCommand(Ark ark) {
        this.ark = ark;
    }

    @Override
    public Integer call() throws InterruptedException {
        var command = new Remove(tag);
        if (!yes) {
            var refused = new Plans(ark).confirm(ark.node().look(), command);
            if (refused.isPresent()) {
                return refused.get().code();
            }
        }
        return new Changes(ark).service(command, wait, look -> Progress.outOfService(look, tag));
    }
}
