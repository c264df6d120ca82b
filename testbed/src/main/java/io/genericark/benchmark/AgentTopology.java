package io.genericark.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the peer's scripts have built in the stand-in: one VPC with two nodes.
 *
 * @param tables the VPC's route tables that know the VIP, the main one first
 * @param enis of the two nodes
 * @param addresses of the two nodes
 */
record AgentTopology(
        String region,
        List<String> tables,
        List<String> enis,
        List<String> instances,
        List<String> addresses,
        String elasticIp,
        String allocation) {

    AgentTopology {
        tables = List.copyOf(tables);
        enis = List.copyOf(enis);
        instances = List.copyOf(instances);
        addresses = List.copyOf(addresses);
    }

    /** Reads what {@code topology.py} has written. */
    static AgentTopology read(Path file) {
        JsonNode region =
                new JsonMapper().readTree(file.toFile()).path("regions").path("A");
        List<String> tables =
                new java.util.ArrayList<>(List.of(region.path("rtb_main").asString()));
        tables.addAll(texts(region.path("rtbs")));
        return new AgentTopology(
                region.path("region").asString(),
                tables,
                texts(region.path("enis")),
                texts(region.path("instances")),
                texts(region.path("ips")),
                region.path("eip").asString(),
                region.path("eip_alloc").asString());
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
