package io.genericark.awssim.elbv2;

/** One action: reads the parameters, works on the region's draft, writes the answer; throws AwsError to refuse. */
@FunctionalInterface
interface Elbv2Action {
    void run(Elbv2Call call);
}
