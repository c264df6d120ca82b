package io.genericark.awssim.route53;

/** One action of Route 53: reads the request, works on the world's hosted zones, writes the answer; throws AwsError to refuse. */
@FunctionalInterface
interface Route53Action {
    void run(Route53Call call);
}
