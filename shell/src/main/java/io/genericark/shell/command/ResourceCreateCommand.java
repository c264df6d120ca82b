package io.genericark.shell.command;

import io.genericark.admin.AdminReply;
import io.genericark.core.Command.CreateResource;
import io.genericark.core.KitFit;
import io.genericark.core.NodeId;
import io.genericark.core.Policy;
import io.genericark.core.Resource;
import io.genericark.core.Tag;
import io.genericark.shell.view.KitRow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "create",
        description = "Describes a new resource to the cluster, out of service; then: ark restore TAG.")
final class ResourceCreateCommand implements Callable<Integer> {
    private final Ark ark;

    @Parameters(paramLabel = "TAG", description = "its name, unique in the cluster")
    private Tag tag = Unset.TAG;

    @Option(
            names = "--kit",
            required = true,
            paramLabel = "KIT",
            completionCandidates = KitNames.class,
            description = "who knows how to restore and remove it; see: ark kit list")
    private String kit = "";

    @Option(names = "--id", paramLabel = "ID", description = "what the kit calls it; default: the tag")
    private @Nullable String id;

    @Option(
            names = "--param",
            paramLabel = "NAME=VALUE",
            description = "a parameter of the kit; may be repeated. NODE/NAME=VALUE: on that node only")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(
            names = "--extend",
            paramLabel = "NODE:PRIORITY,...",
            description = "where it may run, 1 is tried first; default: all voters")
    private @Nullable String extend;

    @Option(names = "--policy", paramLabel = "NAME=VALUE", description = PolicyWords.KNOWN)
    private Map<String, String> policy = new LinkedHashMap<>();

    ResourceCreateCommand(Ark ark) {
        this.ark = ark;
    }

    @Override
    public Integer call() {
        var found = KitCheck.find(ark.node().kitsFor(kit), kit);
        var given = NodeParameters.split(parameters);
        KitCheck.complete(found, given);
        var resource = new Resource(
                tag,
                kit,
                id == null ? tag.value() : id,
                given.everywhere(),
                given.byNode(),
                extend == null ? new TreeMap<>() : Extensions.parse(extend),
                PolicyWords.change(policyOf(found), policy),
                io.genericark.core.Goal.OUT_OF_SERVICE,
                io.genericark.core.Monitoring.ON);
        var exit = new Changes(ark).now(new CreateResource(resource));
        warnWhereMissing(resource);
        return exit;
    }

    /** It may be put there later; until then the resource does not go there. */
    private void warnWhereMissing(Resource resource) {
        var look = ark.node().look();
        var row = KitRow.of(look, KitFit.bare(resource.kit()));
        var known = look.state().resources().getOrDefault(resource.tag(), resource);
        var missing = row.places().stream()
                .filter(p -> p.state().equals("missing") || p.state().equals("none"))
                .map(KitRow.Place::node)
                .filter(n -> known.priorities().containsKey(new NodeId(n)))
                .toList();
        if (!missing.isEmpty() && resource.kit().indexOf(':') < 0) {
            ark.tell("warning: " + String.join(" ", missing) + " has no kit " + row.kit() + ", so " + resource.tag()
                    + " cannot go there. Next: ark kit push " + row.kit());
        }
    }

    private static Policy policyOf(AdminReply.Kit kit) {
        return PolicyWords.timeouts(
                Policy.DEFAULT,
                kit.restoreTimeoutMillis(),
                kit.removeTimeoutMillis(),
                kit.checkTimeoutMillis(),
                kit.recoverTimeoutMillis());
    }
}
