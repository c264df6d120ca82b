package io.genericark.benchmark;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is taken over from the other node, by an agent and by a kit.
 *
 * @param before leads it to a node, as before a takeover
 * @param check whether it leads to a node
 */
record Contest(
        String title,
        String agent,
        Settings agentSettings,
        String kit,
        Settings kitSettings,
        Before before,
        Check check) {

    /** As they are after {@link Before}. */
    interface Settings {
        Map<String, String> now();
    }

    interface Before {
        void leadTo(int node);
    }

    interface Check {
        boolean leadsTo(int node);
    }

    /** All of them on this stand-in. */
    static List<Contest> all(URI endpoint, AgentTopology topology, StandIn standIn) {
        return List.of(
                routes(endpoint, topology.tables().subList(0, 1), standIn),
                routes(endpoint, topology.tables(), standIn),
                elasticIp(endpoint, topology, standIn),
                name(endpoint, standIn));
    }

    private static Contest routes(URI endpoint, List<String> tables, StandIn standIn) {
        String list = String.join(",", tables);
        return new Contest(
                tables.size() + (tables.size() == 1 ? " route table" : " route tables"),
                "aws-vpc-move-ip",
                () -> Map.of(
                        "ip",
                        StandIn.VIP,
                        "routing_table",
                        list,
                        "interface",
                        "eth0",
                        "lookup_type",
                        "NetworkInterfaceId"),
                "ec2-routetable",
                () -> with(endpoint, Map.of("vip", StandIn.VIP, "tables", list)),
                node -> standIn.leadRoutes(tables, node),
                node -> standIn.routesLeadTo(tables, node));
    }

    private static Contest elasticIp(URI endpoint, AgentTopology topology, StandIn standIn) {
        return new Contest(
                "Elastic IP",
                "awseip",
                () -> Map.of("elastic_ip", topology.elasticIp(), "allocation_id", topology.allocation()),
                "elastic-ip",
                () -> with(endpoint, Map.of("eip", topology.allocation())),
                standIn::leadElasticIp,
                standIn::elasticIpLeadsTo);
    }

    private static Contest name(URI endpoint, StandIn standIn) {
        return new Contest(
                "Route 53",
                "aws-vpc-route53",
                () -> Map.of("hostedzoneid", standIn.zone(), "fullname", StandIn.NAME, "ip", "local", "ttl", "10"),
                "route53",
                () -> with(endpoint, Map.of("name", StandIn.NAME, "zone", standIn.zone())),
                standIn::leadName,
                standIn::nameLeadsTo);
    }

    private static Map<String, String> with(URI endpoint, Map<String, String> own) {
        Map<String, String> all = new HashMap<>(own);
        all.put("endpoint", endpoint.toString());
        return all;
    }
}
