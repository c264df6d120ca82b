package io.genericark.awssim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.genericark.awssim.faults.Fault;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;

class BalancerActionsTest {
    private static final String NONE = "arn:aws:elasticloadbalancing:ap-northeast-1:123456789012:targetgroup/no/1";

    private final OneBalancer aws = new OneBalancer();
    private final ElasticLoadBalancingV2Client elb = aws.elb;

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void whatWasCreatedIsDescribedWithWhatItBelongsTo() {
        String group = aws.group("web", 8080, "HTTP");
        String listener = aws.listen(80, group);
        assertThat(elb.describeLoadBalancers(r -> r.names("web")).loadBalancers())
                .singleElement()
                .satisfies(it -> assertThat(it.loadBalancerArn()).isEqualTo(aws.balancer))
                .satisfies(it -> assertThat(it.type()).isEqualTo(LoadBalancerTypeEnum.NETWORK))
                .satisfies(it -> assertThat(it.state().codeAsString()).isEqualTo("active"))
                .satisfies(it -> assertThat(it.availabilityZones().getFirst().subnetId())
                        .isEqualTo(aws.subnet.id().value()));
        assertThat(elb.describeTargetGroups(r -> r.loadBalancerArn(aws.balancer))
                        .targetGroups())
                .singleElement()
                .satisfies(it -> assertThat(it.targetGroupArn()).isEqualTo(group))
                .satisfies(it -> assertThat(it.loadBalancerArns()).containsExactly(aws.balancer))
                .satisfies(it -> assertThat(it.healthCheckPath()).isEqualTo("/"))
                .satisfies(it -> assertThat(it.healthCheckPort()).isEqualTo("traffic-port"))
                .satisfies(it -> assertThat(it.healthCheckTimeoutSeconds()).isEqualTo(6))
                .satisfies(it -> assertThat(it.matcher().httpCode()).isEqualTo("200-399"));
        assertThat(elb.describeListeners(r -> r.listenerArns(listener)).listeners())
                .extracting(Listener::loadBalancerArn)
                .containsExactly(aws.balancer);
    }

    @Test
    void aCheckIsModifiedAndOtherwiseKept() {
        String group = aws.group("web", 8080, "TCP");
        TargetGroup modified = elb.modifyTargetGroup(r -> r.targetGroupArn(group)
                        .healthCheckProtocol(ProtocolEnum.HTTP)
                        .healthCheckPath("/ready")
                        .healthCheckPort("9000")
                        .matcher(m -> m.httpCode("200,204")))
                .targetGroups()
                .getFirst();
        assertThat(modified.healthCheckPath()).isEqualTo("/ready");
        assertThat(modified.healthCheckPort()).isEqualTo("9000");
        assertThat(modified.matcher().httpCode()).isEqualTo("200,204");
        assertThat(elb.modifyTargetGroup(r -> r.targetGroupArn(group).healthCheckIntervalSeconds(10))
                        .targetGroups()
                        .getFirst()
                        .healthCheckPath())
                .isEqualTo("/ready");
    }

    @Test
    void longListsComeInPages() {
        List<String> all =
                List.of(aws.group("one", 1001, "TCP"), aws.group("two", 1002, "TCP"), aws.group("three", 1003, "TCP"));
        DescribeTargetGroupsResponse first = elb.describeTargetGroups(r -> r.pageSize(2));
        assertThat(arns(first)).isEqualTo(all.subList(0, 2));
        DescribeTargetGroupsResponse second =
                elb.describeTargetGroups(r -> r.pageSize(2).marker(first.nextMarker()));
        assertThat(arns(second)).isEqualTo(all.subList(2, 3));
        assertThat(second.nextMarker()).isNull();
    }

    @Test
    void aGroupIsDeletedOnceNoListenerNeedsIt() {
        String group = aws.group("web", 8080, "TCP");
        String listener = aws.listen(80, group);
        assertRefused(() -> elb.deleteTargetGroup(r -> r.targetGroupArn(group)), "ResourceInUse");
        elb.deleteListener(r -> r.listenerArn(listener));
        elb.deleteTargetGroup(r -> r.targetGroupArn(group));
        elb.deleteLoadBalancer(r -> r.loadBalancerArn(aws.balancer));
        assertThat(elb.describeTargetGroups().targetGroups()).isEmpty();
        assertThat(elb.describeLoadBalancers().loadBalancers())
                .extracting(LoadBalancer::loadBalancerArn)
                .isEmpty();
    }

    @Test
    void attributesAreKeptAndAProtectedLoadBalancerIsNotDeleted() {
        assertThat(attribute("load_balancing.cross_zone.enabled")).isEqualTo("false");
        set("load_balancing.cross_zone.enabled", "true");
        set("deletion_protection.enabled", "true");
        assertThat(attribute("load_balancing.cross_zone.enabled")).isEqualTo("true");
        assertRefused(() -> elb.deleteLoadBalancer(r -> r.loadBalancerArn(aws.balancer)), "OperationNotPermitted");
        assertRefused(() -> set("load_balancing.cross_zone", "true"), "ValidationError");
        set("deletion_protection.enabled", "false");
        elb.deleteLoadBalancer(r -> r.loadBalancerArn(aws.balancer));
        assertRefused(() -> attribute("deletion_protection.enabled"), "LoadBalancerNotFound");
    }

    private void set(String key, String value) {
        LoadBalancerAttribute attribute =
                LoadBalancerAttribute.builder().key(key).value(value).build();
        elb.modifyLoadBalancerAttributes(r -> r.loadBalancerArn(aws.balancer).attributes(attribute));
    }

    private String attribute(String key) {
        return elb.describeLoadBalancerAttributes(r -> r.loadBalancerArn(aws.balancer)).attributes().stream()
                .filter(it -> it.key().equals(key))
                .map(LoadBalancerAttribute::value)
                .findFirst()
                .orElse("none");
    }

    @Test
    void whatIsWrongIsRefusedWithAwsCodes() {
        String group = aws.group("web", 8080, "TCP");
        aws.listen(80, group);
        assertThat(catchThrowableOfType(
                        TargetGroupNotFoundException.class,
                        () -> elb.describeTargetHealth(r -> r.targetGroupArn(NONE))))
                .isNotNull();
        assertRefused(() -> elb.describeTargetGroups(r -> r.names("no")), "TargetGroupNotFound");
        assertRefused(() -> elb.describeLoadBalancers(r -> r.names("no")), "LoadBalancerNotFound");
        assertRefused(() -> elb.describeListeners(r -> r.listenerArns(NONE)), "ListenerNotFound");
        assertRefused(() -> aws.group("web", 1, "TCP"), "DuplicateTargetGroupName");
        assertRefused(() -> aws.listen(80, group), "DuplicateListener");
        assertRefused(
                () -> elb.createLoadBalancer(
                        r -> r.name("other").type(LoadBalancerTypeEnum.NETWORK).subnets("subnet-0123")),
                "SubnetNotFound");
        assertRefused(
                () -> elb.registerTargets(r -> r.targetGroupArn(group)
                        .targets(TargetDescription.builder().id("i-0123").build())),
                "InvalidTarget");
        assertRefused(
                () -> elb.modifyTargetGroup(r -> r.targetGroupArn(group).healthCheckIntervalSeconds(1)),
                "ValidationError");
        assertRefused(() -> aws.group("other", 0, "TCP"), "ValidationError");
    }

    @Test
    void faultsAreSaidInItsOwnWords() {
        aws.sim
                .faults()
                .add(Fault.on(Fault.ANY, "DescribeTargetGroups").throttle().times(1));
        assertRefused(elb::describeTargetGroups, "Throttling");
        aws.sim
                .faults()
                .add(Fault.on(Fault.ANY, "DescribeTargetGroups").denied().times(1));
        assertRefused(elb::describeTargetGroups, "AccessDenied");
    }

    private static List<String> arns(DescribeTargetGroupsResponse page) {
        return page.targetGroups().stream().map(TargetGroup::targetGroupArn).toList();
    }

    private static void assertRefused(ThrowingCallable call, String code) {
        ElasticLoadBalancingV2Exception refused = catchThrowableOfType(ElasticLoadBalancingV2Exception.class, call);
        assertThat(refused).isNotNull();
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(code);
    }
}
