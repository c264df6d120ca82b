package io.genericark.aws;

/**
 * Who this EC2 instance is, as its metadata service says; all of it stays the same as long as the instance runs.
 *
 * @param instance such as {@code i-0a1b}
 * @param region such as {@code ap-northeast-1}
 * @param zone the availability zone, such as {@code ap-northeast-1a}
 * @param mac the MAC address of the primary network interface
 * @param eni the id of the primary network interface
 * @param vpc the VPC of the primary network interface
 */
public record InstanceIdentity(String instance, String region, String zone, String mac, String eni, String vpc) {}
