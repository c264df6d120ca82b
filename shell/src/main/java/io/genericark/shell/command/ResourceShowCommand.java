package io.genericark.shell.command;

import io.genericark.core.Hierarchies;
import io.genericark.core.NodeId;
import io.genericark.core.Resource;
import io.genericark.core.ResourceStatus;
import io.genericark.core.Tag;
import io.genericark.shell.render.ResourceText;
import io.genericark.shell.view.Look;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Shows all that the cluster knows of a resource.")
final class ResourceShowCommand implements Callable<Integer> {
    private record Shown(
            Resource definition,
            SortedMap<NodeId, ResourceStatus> states,
            SortedSet<Tag> parents,
            SortedSet<Tag> children) {}

    private final Ark ark;

    @Parameters(paramLabel = "TAG", completionCandidates = TagNames.class)
    private Tag tag = Unset.TAG;

    ResourceShowCommand(Ark ark) {
        this.ark = ark;
    }

    @Override
    public Integer call() {
        var look = ark.node().look();
        var resource = Found.resource(look, tag);
        ark.print(
                () -> ark.banner(look) + ResourceText.of(look, resource),
                () -> Json.document("ark.resource/1", look, "resource", shown(look, resource)),
                () -> List.of(tag.value()));
        return 0;
    }

    private static Shown shown(Look look, Resource resource) {
        var states = new TreeMap<NodeId, ResourceStatus>();
        resource.priorities().keySet().forEach(n -> states.put(n, look.state().statusOf(resource.tag(), n)));
        return new Shown(
                resource,
                states,
                Hierarchies.parents(look.state(), resource.tag()),
                Hierarchies.children(look.state(), resource.tag()));
    }
}
