package io.genericark.nlbhealth;

import io.genericark.aws.standin.SampleNodes.Node;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;

/** The target group {@code web} behind a Network Load Balancer, built with the plain SDK; without targets at first. */
record SampleGroup(ElasticLoadBalancingV2Client elb, String balancer, String arn) {

    static SampleGroup build(
            Ec2Client ec2,
            ElasticLoadBalancingV2Client elb,
            Node node,
            Consumer<CreateTargetGroupRequest.Builder> check) {
        String subnet = ec2.describeSubnets(r -> r.filters(
                        Filter.builder().name("vpc-id").values(node.vpc()).build()))
                .subnets()
                .getFirst()
                .subnetId();
        CreateTargetGroupRequest.Builder request = CreateTargetGroupRequest.builder()
                .name("web")
                .protocol(ProtocolEnum.TCP)
                .port(80)
                .vpcId(node.vpc());
        check.accept(request);
        String group =
                elb.createTargetGroup(request.build()).targetGroups().getFirst().targetGroupArn();
        String balancer = elb.createLoadBalancer(
                        r -> r.name("front").type(LoadBalancerTypeEnum.NETWORK).subnets(subnet))
                .loadBalancers()
                .getFirst()
                .loadBalancerArn();
        Action forward = Action.builder()
                .type(ActionTypeEnum.FORWARD)
                .targetGroupArn(group)
                .build();
        elb.createListener(r ->
                r.loadBalancerArn(balancer).protocol(ProtocolEnum.TCP).port(80).defaultActions(forward));
        return new SampleGroup(elb, balancer, group);
    }

    /** With its load balancer. */
    void delete() {
        elb.deleteLoadBalancer(r -> r.loadBalancerArn(balancer));
        elb.deleteTargetGroup(r -> r.targetGroupArn(arn));
    }

    void register(Node node, int port) {
        TargetDescription target =
                TargetDescription.builder().id(node.instance()).port(port).build();
        elb.registerTargets(r -> r.targetGroupArn(arn).targets(target));
    }
}
