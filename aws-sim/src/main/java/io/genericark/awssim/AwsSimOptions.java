package io.genericark.awssim;

import io.genericark.awssim.faults.RequestQuota;
import java.net.InetAddress;
import java.time.Duration;

/**
 * Where the endpoint listens (port 0 = any free one), the seed of its faults' chance, its
 * request quota, and how long a change of Route 53 is PENDING.
 */
public record AwsSimOptions(InetAddress address, int port, long seed, RequestQuota.Kind quota, Duration dnsDelay) {
    public static final AwsSimOptions DEFAULTS =
            new AwsSimOptions(InetAddress.getLoopbackAddress(), 0, 1, RequestQuota.Kind.UNLIMITED, Duration.ZERO);

    public AwsSimOptions withPort(int changed) {
        return new AwsSimOptions(address, changed, seed, quota, dnsDelay);
    }

    /** Another address than loopback; the endpoint authenticates nobody, so choose one that only tests can reach. */
    public AwsSimOptions withAddress(InetAddress changed) {
        return new AwsSimOptions(changed, port, seed, quota, dnsDelay);
    }

    public AwsSimOptions withSeed(long changed) {
        return new AwsSimOptions(address, port, changed, quota, dnsDelay);
    }

    public AwsSimOptions withQuota(RequestQuota.Kind changed) {
        return new AwsSimOptions(address, port, seed, changed, dnsDelay);
    }

    public AwsSimOptions withDnsDelay(Duration changed) {
        return new AwsSimOptions(address, port, seed, quota, changed);
    }
}
