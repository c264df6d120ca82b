package io.genericark.awssim.ec2;

/** One EC2 action: reads the parameters, works on the region's draft, writes the answer; throws AwsError to refuse. */
@FunctionalInterface
interface Ec2Action {
    void run(Ec2Call call);
}
