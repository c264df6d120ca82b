package io.genericark.shell.command;

import io.genericark.admin.AdminReply.Inspected;
import io.genericark.admin.AdminRequest.Inspection;
import io.genericark.core.Tag;
import io.genericark.shell.session.Exit;
import io.genericark.shell.session.Trouble;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "snapshot",
        description = {
            "Stores what the kit of a VIP observes: tables, attachments, interfaces. Reads only; on any node.",
            "Rehearse on it anywhere: ark vip plan, verify and trace --from-snapshot FILE --to NODE."
        })
final class VipSnapshotCommand implements Callable<Integer> {
    private final Ark ark;

    @Parameters(index = "0", paramLabel = "TAG", completionCandidates = TagNames.class)
    private Tag tag = Unset.TAG;

    @Parameters(index = "1", paramLabel = "FILE", description = "must not be there yet")
    private Path file = Path.of("");

    VipSnapshotCommand(Ark ark) {
        this.ark = ark;
    }

    @Override
    public Integer call() {
        if (Files.exists(file)) {
            throw taken();
        }
        var look = ark.node().look();
        var seen = Inspections.ask(ark, look, tag, Inspection.SNAPSHOT, "store what it observes");
        if (!seen.outcome().equals("OK")) {
            throw new Trouble(
                    Exit.FAILED,
                    tag + " was not observed: " + seen.outcome() + ", " + seen.reason() + ". Nothing was written.");
        }
        write(seen);
        ark.print(
                () -> "wrote " + file + "\nNext: ark vip plan --from-snapshot " + file + " --to NODE\n",
                () -> Json.document("ark.vip-snapshot/1", look, "file", file.toString()),
                () -> List.of(file.toString()));
        return Exit.OK.code();
    }

    private void write(Inspected seen) {
        var text = seen.lines().stream().map(line -> line + "\n").collect(Collectors.joining());
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw taken();
        } catch (IOException e) {
            throw new Trouble(
                    Exit.FAILED,
                    file + " was not written: " + e
                            + ". Next: name a file in a directory that is there and that you may write to");
        }
    }

    private Trouble taken() {
        return new Trouble(Exit.USAGE, file + " is there already, and is not overwritten; name another file");
    }
}
