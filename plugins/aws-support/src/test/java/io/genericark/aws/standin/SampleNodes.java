package io.genericark.aws.standin;

import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;

/** Two instances in a VPC 10.0.0.0/16 with an internet gateway, built with the plain SDK. */
public record SampleNodes(String vpc, Node a, Node b) {

    public static final String REGION = "ap-northeast-1";

    /** A role of the nodes' own account that everybody may assume. */
    public static final String ROLE = "arn:aws:iam::123456789012:role/tables";

    /** A node of the cluster. */
    public record Node(String name, String instance, String eni, String vpc, String privateIp) {}

    public static SampleNodes build(Ec2Client ec2) {
        String vpc = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        String gateway = ec2.createInternetGateway(r -> {}).internetGateway().internetGatewayId();
        ec2.attachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpc));
        String subnet = ec2.createSubnet(
                        r -> r.vpcId(vpc).cidrBlock("10.0.1.0/24").availabilityZone(REGION + "a"))
                .subnet()
                .subnetId();
        return new SampleNodes(vpc, node(ec2, "node-a", vpc, subnet), node(ec2, "node-b", vpc, subnet));
    }

    private static Node node(Ec2Client ec2, String name, String vpc, String subnet) {
        String instance = ec2.runInstances(r -> r.imageId("ami-12345678")
                        .instanceType(InstanceType.T3_MICRO)
                        .minCount(1)
                        .maxCount(1)
                        .subnetId(subnet))
                .instances()
                .getFirst()
                .instanceId();
        NetworkInterface eni = ec2.describeNetworkInterfaces(r -> r.filters(Filter.builder()
                        .name("attachment.instance-id")
                        .values(instance)
                        .build()))
                .networkInterfaces()
                .getFirst();
        return new Node(name, instance, eni.networkInterfaceId(), vpc, eni.privateIpAddress());
    }
}
