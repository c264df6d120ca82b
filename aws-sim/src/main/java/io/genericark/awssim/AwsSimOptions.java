package io.genericark.awssim;

import java.net.InetAddress;

/** Where the endpoint listens (port 0 = any free one) and the seed of its faults' chance. */
public record AwsSimOptions(InetAddress address, int port, long seed) {
    public static final AwsSimOptions DEFAULTS = new AwsSimOptions(InetAddress.getLoopbackAddress(), 0, 1);

    public AwsSimOptions withPort(int changed) {
        return new AwsSimOptions(address, changed, seed);
    }

    /** Another address than loopback; the endpoint authenticates nobody, so choose one that only tests can reach. */
    public AwsSimOptions withAddress(InetAddress changed) {
        return new AwsSimOptions(changed, port, seed);
    }

    public AwsSimOptions withSeed(long changed) {
        return new AwsSimOptions(address, port, changed);
    }
}
