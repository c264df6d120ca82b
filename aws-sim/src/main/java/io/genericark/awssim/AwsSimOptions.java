package io.genericark.awssim;

import io.genericark.awssim.faults.RequestQuota;
import java.net.InetAddress;
import java.time.Duration;

/**
 * Where the endpoint listens (port 0 = any free one), the seed of its faults' chance, its
 * request quota, how long a change of Route 53 is PENDING and how long transit gateways and what belongs to them are pending, and where load balancers probe their targets.
 */
public record AwsSimOptions(
        InetAddress address,
        int port,
        long seed,
        RequestQuota.Kind quota,
        Duration dnsDelay,
        Duration transitDelay,
        Probes probes) {
    public static final AwsSimOptions DEFAULTS = new AwsSimOptions(
            InetAddress.getLoopbackAddress(),
            0,
            1,
            RequestQuota.Kind.UNLIMITED,
            Duration.ZERO,
            Duration.ZERO,
            Probes.TO_OWN_ADDRESS);

    /** Where load balancers probe their targets. */
    public enum Probes {
        /** All at the address on which the endpoint listens, for nodes on one machine that differ by their ports. */
        TO_OWN_ADDRESS,
        /** Each at its private address, for nodes in network namespaces that have those. */
        TO_TARGETS
    }

    public AwsSimOptions withPort(int changed) {
        return new AwsSimOptions(address, changed, seed, quota, dnsDelay, transitDelay, probes);
    }

    /** Another address than loopback; the endpoint authenticates nobody, so choose one that only tests can reach. */
    public AwsSimOptions withAddress(InetAddress changed) {
        return new AwsSimOptions(changed, port, seed, quota, dnsDelay, transitDelay, probes);
    }

    public AwsSimOptions withSeed(long changed) {
        return new AwsSimOptions(address, port, changed, quota, dnsDelay, transitDelay, probes);
    }

    public AwsSimOptions withQuota(RequestQuota.Kind changed) {
        return new AwsSimOptions(address, port, seed, changed, dnsDelay, transitDelay, probes);
    }

    public AwsSimOptions withDnsDelay(Duration changed) {
        return new AwsSimOptions(address, port, seed, quota, changed, transitDelay, probes);
    }

    public AwsSimOptions withTransitDelay(Duration changed) {
        return new AwsSimOptions(address, port, seed, quota, dnsDelay, changed, probes);
    }

    public AwsSimOptions withProbes(Probes changed) {
        return new AwsSimOptions(address, port, seed, quota, dnsDelay, transitDelay, changed);
    }
}
