package io.genericark.awssim.world;

import java.util.SplittableRandom;

/** Makes ids and MAC addresses that look like AWS's; the same seed makes the same ones. Guarded by the world's lock. */
final class IdSource {
    private static final int PER_BLOCK = 254;

    private final SplittableRandom random;
    private int publicIps;

    IdSource(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** For example {@code vpc-0f3a...}: the prefix, a dash, and 17 hexadecimal digits of which the first is 0. */
    String next(String prefix) {
        return "%s-0%016x".formatted(prefix, random.nextLong());
    }

    /** 16 hexadecimal digits, as ARNs of load balancers end. */
    String nextHex() {
        return "%016x".formatted(random.nextLong());
    }

    /** For example {@code Z0F3A...}: a letter and 19 hexadecimal digits in capitals. */
    String nextDnsId(String letter) {
        return "%s000%016X".formatted(letter, random.nextLong());
    }

    /** An address of the block that RFC 2544 sets apart for tests; each is given out once. */
    String nextPublicIp() {
        int number = publicIps++;
        return "198.18.%d.%d".formatted(number / PER_BLOCK, 1 + number % PER_BLOCK);
    }

    /** A /56 of the block that RFC 3849 sets apart for documentation. */
    Cidr nextIpv6Block() {
        long bits = random.nextLong();
        return Cidr.of("2001:db8:%x:%x00::/56".formatted(bits & 0xffff, bits >> 16 & 0xff));
    }

    String nextMac() {
        long bits = random.nextLong();
        return "06:%02x:%02x:%02x:%02x:%02x"
                .formatted(bits & 0xff, bits >> 8 & 0xff, bits >> 16 & 0xff, bits >> 24 & 0xff, bits >> 32 & 0xff);
    }
}
