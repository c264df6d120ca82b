package io.genericark.route53;

import io.genericark.aws.IpAddress;

/** The types of record that hold an address. */
enum RecordType {
    A,
    AAAA;

    static RecordType of(IpAddress address) {
        return address.isIpv6() ? AAAA : A;
    }
}
