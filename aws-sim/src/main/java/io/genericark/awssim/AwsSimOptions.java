package io.genericark.awssim;

import io.genericark.awssim.faults.RequestQuota;
import java.net.InetAddress;

/** Where the endpoint listens (port 0 = any free one), the seed of its faults' chance, and its request quota. */
public record AwsSimOptions(InetAddress address, int port, long seed, RequestQuota.Kind quota) {
    public static final AwsSimOptions DEFAULTS =
            new AwsSimOptions(InetAddress.getLoopbackAddress(), 0, 1, RequestQuota.Kind.UNLIMITED);

    public AwsSimOptions withPort(int changed) {
        return new AwsSimOptions(address, changed, seed, quota);
    }

    /** Another address than loopback; the endpoint authenticates nobody, so choose one that only tests can reach. */
    public AwsSimOptions withAddress(InetAddress changed) {
        return new AwsSimOptions(changed, port, seed, quota);
    }

    public AwsSimOptions withSeed(long changed) {
        return new AwsSimOptions(address, port, changed, quota);
    }

    public AwsSimOptions withQuota(RequestQuota.Kind changed) {
        return new AwsSimOptions(address, port, seed, changed);
    }
}
