package io.genericark.demo.cluster;

import io.genericark.core.Command;
import io.genericark.core.Dependency;
import io.genericark.core.Goal;
import io.genericark.core.LocalRecovery;
import io.genericark.core.Monitoring;
import io.genericark.core.NodeId;
import io.genericark.core.Phase;
import io.genericark.core.Policy;
import io.genericark.core.Resource;
import io.genericark.core.Switchback;
import io.genericark.core.Tag;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The hierarchy of the demo: a web service of a script kit, which needs the VIP of the route table kit. */
public final class DemoResources {
    public static final Tag WEB = new Tag("web");
    public static final Tag VIP = new Tag("vip");

    /** Stands in the command line of the service and of nothing else. */
    static final String SERVER = "server.py";

    private static final Policy POLICY =
            new Policy(1_000, 1, 60_000, 30_000, 15_000, 60_000, LocalRecovery.ON, Switchback.INTELLIGENT);

    private final List<NodeId> nodes;
    private final Map<NodeId, Integer> servicePorts;
    private final URI endpoint;

    DemoResources(List<NodeId> nodes, Map<NodeId, Integer> servicePorts, URI endpoint) {
        this.nodes = nodes;
        this.servicePorts = servicePorts;
        this.endpoint = endpoint;
    }

    /** Submits what {@code ark resource create}, {@code depend} and {@code restore} would submit. */
    void create(Admin admin) {
        var through = nodes.getFirst();
        var vip = new TreeMap<>(Map.of("vip", AwsPlace.VIP, "endpoint", endpoint.toString()));
        var ports = new TreeMap<NodeId, SortedMap<String, String>>();
        servicePorts.forEach((node, port) -> ports.put(node, new TreeMap<>(Map.of("port", port.toString()))));
        create(admin, resource(VIP, "ec2-routetable", vip, new TreeMap<>()));
        create(admin, resource(WEB, "http-echo", new TreeMap<>(), ports));
        var needs = new Dependency(WEB, VIP);
        admin.bringAbout(
                through,
                new Command.Depend(WEB, VIP),
                state -> state.dependencies().contains(needs));
        admin.bringAbout(
                through,
                new Command.Restore(WEB, null),
                state -> state.placementOf(WEB).phase() == Phase.PLACED);
    }

    private void create(Admin admin, Resource resource) {
        admin.bringAbout(
                nodes.getFirst(),
                new Command.CreateResource(resource),
                state -> state.resources().containsKey(resource.tag()));
    }

    private static Resource resource(
            Tag tag,
            String kit,
            SortedMap<String, String> parameters,
            SortedMap<NodeId, SortedMap<String, String>> nodeParameters) {
        return new Resource(
                tag,
                kit,
                tag.value(),
                parameters,
                nodeParameters,
                new TreeMap<>(),
                POLICY,
                Goal.OUT_OF_SERVICE,
                Monitoring.ON);
    }
}
