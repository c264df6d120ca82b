package io.genericark.shell.command;

import io.genericark.core.Command.SetParameters;
import io.genericark.core.Command.SetPolicy;
import io.genericark.core.Tag;
import io.genericark.shell.session.Exit;
import io.genericark.shell.session.Trouble;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "set", description = "Changes parameters and policies of a resource.")
final class ResourceSetCommand implements Callable<Integer> {
    private final Ark ark;

    @Parameters(index = "0", paramLabel = "TAG", completionCandidates = TagNames.class)
    private Tag tag = Unset.TAG;

    @Parameters(index = "1..*", paramLabel = "NAME=VALUE", description = "parameters of its kit")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--policy", paramLabel = "NAME=VALUE", description = PolicyWords.KNOWN)
    private Map<String, String> policy = new LinkedHashMap<>();

    ResourceSetCommand(Ark ark) {
        this.ark = ark;
    }

    @Override
    public Integer call() {
        if (parameters.isEmpty() && policy.isEmpty()) {
            throw new Trouble(Exit.USAGE, "nothing to set: give NAME=VALUE or --policy NAME=VALUE");
        }
        var resource = Found.resource(ark.node().look(), tag);
        var changes = new Changes(ark);
        if (!parameters.isEmpty()) {
            var kit = KitCheck.find(ark.node().kitsFor(resource.kit()), resource.kit());
            KitCheck.known(kit, parameters.keySet());
            KitCheck.readable(kit, parameters);
            changes.now(new SetParameters(tag, new TreeMap<>(parameters)));
        }
        if (!policy.isEmpty()) {
            changes.now(new SetPolicy(tag, PolicyWords.change(resource.policy(), policy)));
        }
        return Exit.OK.code();
    }
}
