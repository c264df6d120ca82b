package io.genericark.awssim;

import static org.awaitility.Awaitility.await;

import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.SimInstance;
import io.genericark.awssim.world.SimSubnet;
import io.genericark.awssim.world.SimVpc;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;

/** A VPC with one instance and a Network Load Balancer without listeners, behind a running endpoint; its clock stands still. */
final class OneBalancer implements AutoCloseable {
    static final String REGION = "ap-northeast-1";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2030-01-01T00:00:00Z"));
    final AwsWorld world = new AwsWorld(now::get, 1);
    final SimVpc vpc = world.region(REGION).vpc("10.1.0.0/16", "main");
    final SimSubnet subnet = vpc.subnet("10.1.1.0/24", REGION + "a", "a");
    final SimInstance node = subnet.instance("node-a", "10.1.1.10");
    final AwsSim sim = AwsSim.start(world);
    final ElasticLoadBalancingV2Client elb = ElasticLoadBalancingV2Client.builder()
            .endpointOverride(sim.endpoint())
            .region(Region.of(REGION))
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", "secret")))
            .httpClient(UrlConnectionHttpClient.create())
            .overrideConfiguration(
                    o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()).apiCallTimeout(Duration.ofMinutes(2)))
            .build();
    final String balancer = elb.createLoadBalancer(r -> r.name("web")
                    .type(LoadBalancerTypeEnum.NETWORK)
                    .subnets(subnet.id().value()))
            .loadBalancers()
            .getFirst()
            .loadBalancerArn();

    /** A target group that is probed every five seconds, with thresholds of two. */
    String group(String name, int port, String protocol) {
        return elb.createTargetGroup(request(name, port)
                        .healthCheckProtocol(protocol)
                        .healthCheckIntervalSeconds(5)
                        .healthyThresholdCount(2)
                        .unhealthyThresholdCount(2)
                        .build())
                .targetGroups()
                .getFirst()
                .targetGroupArn();
    }

    CreateTargetGroupRequest.Builder request(String name, int port) {
        return CreateTargetGroupRequest.builder()
                .name(name)
                .protocol(ProtocolEnum.TCP)
                .port(port)
                .vpcId(vpc.id().value());
    }

    String listen(int port, String group) {
        return elb.createListener(r -> r.loadBalancerArn(balancer)
                        .protocol(ProtocolEnum.TCP)
                        .port(port)
                        .defaultActions(Action.builder()
                                .type(ActionTypeEnum.FORWARD)
                                .targetGroupArn(group)
                                .build()))
                .listeners()
                .getFirst()
                .listenerArn();
    }

    void register(String group) {
        elb.registerTargets(r -> r.targetGroupArn(group).targets(target()));
    }

    /** What the load balancer says of the node. */
    TargetHealth health(String group) {
        return elb.describeTargetHealth(r -> r.targetGroupArn(group).targets(target()))
                .targetHealthDescriptions()
                .getFirst()
                .targetHealth();
    }

    TargetDescription target() {
        return TargetDescription.builder().id(node.id().value()).build();
    }

    void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    /** Lets one interval after the other pass until the load balancer says this of the node. */
    TargetHealth probedUntil(String group, String reasonOrState) {
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            pass(Duration.ofSeconds(5));
            TargetHealth health = health(group);
            return reasonOrState.equals(health.reasonAsString()) || reasonOrState.equals(health.stateAsString());
        });
        return health(group);
    }

    @Override
    public void close() {
        elb.close();
        sim.close();
    }
}
