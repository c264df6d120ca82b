package io.genericark.ipaddress;

/** The contract with an IPv4 address. */
class Ipv4AddressTest extends IpAddressKitContract {

    @Override
    String vip() {
        return "10.91.0.7";
    }

    @Override
    int prefix() {
        return 24;
    }
}
