package io.genericark.elasticip;

import io.genericark.aws.EniId;
import io.genericark.aws.IpAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one look has shown.
 *
 * @param region where all of this is
 * @param own the network interface to which the address should lead
 * @param addresses the Elastic IPs that the operator may mean
 */
record Seen(String region, Interface own, List<Address> addresses) {

    Seen {
        addresses = List.copyOf(addresses);
    }

    /**
     * A network interface.
     *
     * @param privateIps its IPv4 addresses, the primary one first
     * @param instance to which it is attached
     */
    record Interface(EniId id, List<PrivateIp> privateIps, Optional<String> instance) {
        Interface {
            privateIps = List.copyOf(privateIps);
        }
    }

    /**
     * A private address of an interface.
     *
     * @param carried the allocation of the Elastic IP that leads to it
     */
    record PrivateIp(IpAddress address, Optional<String> carried) {}

    /** An Elastic IP of the account. */
    record Address(String allocation, IpAddress publicIp, Map<String, String> tags, Optional<Association> association) {
        Address {
            tags = Map.copyOf(tags);
        }

        boolean leadsTo(EniId eni, IpAddress privateIp) {
            return association
                    .filter(it ->
                            it.holder().equals(eni.value()) && it.privateIp().equals(Optional.of(privateIp)))
                    .isPresent();
        }

        /** Where it leads, in people's words. */
        String place() {
            return association.map(Association::toString).orElse("nowhere");
        }

        @Override
        public String toString() {
            return publicIp + " (" + allocation + ")";
        }
    }

    /**
     * Where an Elastic IP leads.
     *
     * @param id of the association; a new one for each
     * @param holder the network interface, or whatever AWS names instead
     */
    record Association(String id, String holder, Optional<IpAddress> privateIp) {
        @Override
        public String toString() {
            return privateIp.map(ip -> holder + " " + ip).orElse(holder);
        }
    }
}
