package io.genericark.benchmark;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** The AWS endpoint that both act on: led to a node before each trial, and asked afterwards who has it. Blocks; for one thread. */
final class StandIn {
    static final String VIP = "10.99.0.10";
    static final String ZONE_NAME = "example.internal.";
    static final String NAME = "vip." + ZONE_NAME;

    private static final String VIP_BLOCK = VIP + "/32";
    private static final long TTL = 10;

    private final AgentTopology topology;
    private final Ec2Client ec2;
    private final Route53Client route53;
    private String zone = "";

    StandIn(URI endpoint, AgentTopology topology) {
        this.topology = topology;
        StaticCredentialsProvider credentials =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("testing", "testing"));
        ec2 = Ec2Client.builder()
                .endpointOverride(endpoint)
                .region(Region.of(topology.region()))
                .credentialsProvider(credentials)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        route53 = Route53Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /** The one that {@link #leadName} made last. */
    String zone() {
        return zone;
    }

    void leadRoutes(List<String> tables, int node) {
        for (String table : tables) {
            ec2.replaceRoute(request -> request.routeTableId(table)
                    .destinationCidrBlock(VIP_BLOCK)
                    .networkInterfaceId(topology.enis().get(node)));
        }
    }

    boolean routesLeadTo(List<String> tables, int node) {
        return ec2.describeRouteTables(request -> request.routeTableIds(tables)).routeTables().stream()
                .flatMap(table -> table.routes().stream())
                .filter(route -> VIP_BLOCK.equals(route.destinationCidrBlock()))
                .map(Route::networkInterfaceId)
                .allMatch(topology.enis().get(node)::equals);
    }

    void leadElasticIp(int node) {
        ec2.associateAddress(request -> request.allocationId(topology.allocation())
                .instanceId(topology.instances().get(node))
                .allowReassociation(true));
    }

    boolean elasticIpLeadsTo(int node) {
        return ec2.describeAddresses(request -> request.allocationIds(topology.allocation())).addresses().stream()
                .map(Address::networkInterfaceId)
                .allMatch(topology.enis().get(node)::equals);
    }

    /** In a new zone: moto's zones refuse to create in one batch what it has had before, which Route 53 does not. */
    void leadName(int node) {
        zone = route53.createHostedZone(
                        request -> request.name(ZONE_NAME).callerReference(Long.toString(System.nanoTime())))
                .hostedZone()
                .id()
                .replaceFirst("^/hostedzone/", "");
        ResourceRecordSet record = ResourceRecordSet.builder()
                .name(NAME)
                .type(RRType.A)
                .ttl(TTL)
                .resourceRecords(ResourceRecord.builder()
                        .value(topology.addresses().get(node))
                        .build())
                .build();
        route53.changeResourceRecordSets(request -> request.hostedZoneId(zone)
                .changeBatch(batch -> batch.changes(Change.builder()
                        .action(ChangeAction.UPSERT)
                        .resourceRecordSet(record)
                        .build())));
    }

    boolean nameLeadsTo(int node) {
        Optional<ResourceRecordSet> record =
                route53.listResourceRecordSets(request -> request.hostedZoneId(zone)).resourceRecordSets().stream()
                        .filter(set -> set.name().equals(NAME) && set.type() == RRType.A)
                        .findFirst();
        return record.filter(set -> set.resourceRecords().stream()
                        .allMatch(value ->
                                value.value().equals(topology.addresses().get(node))))
                .isPresent();
    }
}
