package io.genericark.ipaddress;

/** The contract with an IPv6 address. */
class Ipv6AddressTest extends IpAddressKitContract {

    @Override
    String vip() {
        return "fd91::7";
    }

    @Override
    int prefix() {
        return 64;
    }
}
