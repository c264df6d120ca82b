package io.genericark.shell.command;

import io.genericark.core.Command.Restore;
import io.genericark.core.NodeId;
import io.genericark.core.Overlook;
import io.genericark.core.Tag;
import io.genericark.shell.view.Progress;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "restore", description = "Brings a resource and what it needs in service, on the best node or on N.")
final class RestoreCommand implements Callable<Integer> {
    private final Ark ark;

    @Parameters(paramLabel = "TAG", completionCandidates = TagNames.class)
    private Tag tag = Unset.TAG;

    @Option(names = "--on", paramLabel = "NODE", completionCandidates = NodeNames.class, description = "there")
    private @Nullable NodeId on;

    @Option(names = "--force", description = "with --on: also where its kits are missing or differ")
    private boolean force;

    @Mixin
    private WaitOptions wait = new WaitOptions();

    RestoreCommand(Ark ark) {
        this.ark = ark;
    }

    @Override
    public Integer call() throws InterruptedException {
        var overlook = force ? Overlook.KITS : Overlook.NOTHING;
        return new Changes(ark)
                .service(new Restore(tag, on, overlook), wait, look -> Progress.toService(look, tag, on));
    }
}
