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
import java.io.IOException;
import java.nio.file.Path;
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
    private final Way way;

    DemoResources(List<NodeId> nodes, Map<NodeId, Integer> servicePorts, Way way) {
        this.through = nodes.getFirst();
        this.servicePorts = servicePorts;
        this.way = way;
    }

    /**
     * Creates the service, gives the commands of the way to it, and has all of it brought in service.
     *
     * @param directory for files of the demo
     */
    void create(Admin admin, Orders orders, Path directory) throws IOException {
        orders.awaitKits(through, List.of(SERVICE_KIT, way.kit()));
        var web = web();
        admin.bringAbout(
                through,
                new Command.CreateResource(web),
                state -> state.resources().containsKey(WEB));
        var setting = way.forTheDemo(directory);
        var last = way.commands().size() - 1;
        way.commands().subList(0, last).forEach(line -> orders.give(through, line));
        setting.ifPresent(line -> orders.give(through, line));
        orders.give(through, way.commands().get(last));
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
