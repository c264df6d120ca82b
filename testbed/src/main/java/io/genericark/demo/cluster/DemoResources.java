package io.genericark.demo.cluster;

import io.genericark.core.Command;
import io.genericark.core.Goal;
import io.genericark.core.LocalRecovery;
import io.genericark.core.Monitoring;
import io.genericark.core.NodeId;
import io.genericark.core.Policy;
import io.genericark.core.Resource;
import io.genericark.core.Switchback;
import io.genericark.core.Tag;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The hierarchy of the demo: a web service of a script kit, which needs what leads its clients to it. */
public final class DemoResources {
    public static final Tag WEB = new Tag("web");

    /** Stands in the command line of the service and of nothing else. */
    static final String SERVER = "server.py";

    private static final String SERVICE_KIT = "http-echo";
    private static final Policy POLICY =
            new Policy(1_000, 1, 60_000, 30_000, 15_000, 60_000, LocalRecovery.ON, Switchback.INTELLIGENT);

    private final NodeId through;
    private final Map<NodeId, Integer> servicePorts;

    DemoResources(List<NodeId> nodes, Map<NodeId, Integer> servicePorts) {
        this.through = nodes.getFirst();
        this.servicePorts = servicePorts;
    }

    /** Creates the service, and gives the commands of the way to it, of which the last one brings all of it in service. */
    void create(Admin admin, Orders orders, String kitOfWay, List<String> commandsOfWay) {
        orders.awaitKits(through, kits(kitOfWay));
        var web = web();
        admin.bringAbout(
                through,
                new Command.CreateResource(web),
                state -> state.resources().containsKey(WEB));
        commandsOfWay.forEach(line -> orders.give(through, line));
    }

    static List<String> kits(String kitOfWay) {
        return List.of(SERVICE_KIT, kitOfWay);
    }

    private Resource web() {
        var ports = new TreeMap<NodeId, SortedMap<String, String>>();
        servicePorts.forEach((node, port) -> ports.put(node, new TreeMap<>(Map.of("port", port.toString()))));
        return new Resource(
                WEB,
                SERVICE_KIT,
                WEB.value(),
                new TreeMap<>(),
                ports,
                new TreeMap<>(),
                POLICY,
                Goal.OUT_OF_SERVICE,
                Monitoring.ON);
    }
}
