package io.genericark.awssim;

import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.SimInstance;
import io.genericark.awssim.world.SimRouteTable;
import io.genericark.awssim.world.SimSubnet;
import io.genericark.awssim.world.SimVpc;
import io.genericark.awssim.world.SourceDestCheck;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** One VPC with two nodes, the VIP in its main table and in one associated table, behind a running endpoint. */
final class OneVpc implements AutoCloseable {
    static final String REGION = "ap-northeast-1";
    static final String VIP = "10.99.0.10/32";
    static final String CALLER = "AKIATEST";

    final AwsWorld world = new AwsWorld();
    final SimVpc vpc = world.region(REGION).vpc("10.1.0.0/16", "main");
    final SimSubnet subnetA = vpc.subnet("10.1.1.0/24", REGION + "a", "a");
    final SimSubnet subnetB = vpc.subnet("10.1.2.0/24", REGION + "b", "b");
    final SimInstance nodeA = subnetA.instance("node-a", "10.1.1.10").sourceDestCheck(SourceDestCheck.OFF);
    final SimInstance nodeB = subnetB.instance("node-b", "10.1.2.10").sourceDestCheck(SourceDestCheck.OFF);
    final SimRouteTable main = vpc.mainRouteTable().route(VIP, nodeA);
    final SimRouteTable tableB = vpc.routeTable("rtb-b").associate(subnetB).route(VIP, nodeA);
    final AwsSim sim = AwsSim.start(world);

    Ec2Client ec2() {
        return ec2(sim.endpoint(), REGION, CALLER);
    }

    Ec2Client ec2(String region, String caller) {
        return ec2(sim.endpoint(), region, caller);
    }

    /** A client that tries once and gives up only when something is badly wrong. */
    static Ec2Client ec2(URI endpoint, String region, String caller) {
        return Ec2Client.builder()
                .endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(caller, "secret")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(
                        o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()).apiCallTimeout(Duration.ofMinutes(2)))
                .build();
    }

    @Override
    public void close() {
        sim.close();
    }
}
