package io.genericark.shell.command;

import io.genericark.core.Command.ClearFailures;
import io.genericark.core.Command.DeleteResource;
import io.genericark.core.Command.Depend;
import io.genericark.core.Command.Extend;
import io.genericark.core.Command.SetMonitoring;
import io.genericark.core.Command.Undepend;
import io.genericark.core.Command.Unextend;
import io.genericark.core.Monitoring;
import io.genericark.core.NodeId;
import io.genericark.core.Tag;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "resource",
        description = "Creates, changes and shows resources.",
        subcommands = {
            ResourceListCommand.class,
            ResourceShowCommand.class,
            ResourceTreeCommand.class,
            ResourceCreateCommand.class,
            ResourceSetCommand.class,
            ResourceCheckCommand.class,
            ResourcePreflightCommand.class,
            ResourcePlanCommand.class
        })
final class ResourceCommand {
    private final Ark ark;

    ResourceCommand(Ark ark) {
        this.ark = ark;
    }

    @Command(name = "depend", description = "PARENT needs CHILD: CHILD is restored first and removed last.")
    int depend(
            @Parameters(paramLabel = "PARENT", completionCandidates = TagNames.class) Tag parent,
            @Parameters(paramLabel = "CHILD", completionCandidates = TagNames.class) Tag child) {
        return new Changes(ark).now(new Depend(parent, child));
    }

    @Command(name = "undepend", description = "PARENT does not need CHILD any more.")
    int undepend(
            @Parameters(paramLabel = "PARENT", completionCandidates = TagNames.class) Tag parent,
            @Parameters(paramLabel = "CHILD", completionCandidates = TagNames.class) Tag child) {
        return new Changes(ark).now(new Undepend(parent, child));
    }

    @Command(name = "extend", description = "Lets a resource run on a node too. Priority 1 is tried first.")
    int extend(
            @Parameters(paramLabel = "TAG", completionCandidates = TagNames.class) Tag tag,
            @Parameters(paramLabel = "NODE:PRIORITY") String nodeAndPriority) {
        var changes = new Changes(ark);
        var code = 0;
        for (Map.Entry<NodeId, Integer> one : Extensions.parse(nodeAndPriority).entrySet()) {
            code = changes.now(new Extend(tag, one.getKey(), one.getValue()));
        }
        return code;
    }

    @Command(name = "unextend", description = "Lets a resource run on a node no more.")
    int unextend(
            @Parameters(paramLabel = "TAG", completionCandidates = TagNames.class) Tag tag,
            @Parameters(paramLabel = "NODE", completionCandidates = NodeNames.class) NodeId node) {
        return new Changes(ark).now(new Unextend(tag, node));
    }

    @Command(name = "delete", description = "Forgets a resource; it must be out of service and without dependencies.")
    int delete(@Parameters(paramLabel = "TAG", completionCandidates = TagNames.class) Tag tag) {
        return new Changes(ark).now(new DeleteResource(tag));
    }

    @Command(
            name = "clear",
            description = "Forgets where the hierarchy failed, so that those nodes are tried again at once.")
    int clear(@Parameters(paramLabel = "TAG", completionCandidates = TagNames.class) Tag tag) {
        return new Changes(ark).now(new ClearFailures(tag));
    }

    @Command(name = "maintenance", description = "on: neither checked nor recovered. off: watched again.")
    int maintenance(
            @Parameters(paramLabel = "TAG", completionCandidates = TagNames.class) Tag tag,
            @Parameters(paramLabel = "on|off") OnOff onOff) {
        return new Changes(ark)
                .now(new SetMonitoring(
                        tag,
                        switch (onOff) {
                            case ON -> Monitoring.MAINTENANCE;
                            case OFF -> Monitoring.ON;
                        }));
    }
}
