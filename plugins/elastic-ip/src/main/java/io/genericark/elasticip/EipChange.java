package io.genericark.elasticip;

import io.genericark.api.Plannable.Step;
import io.genericark.aws.Change;
import io.genericark.aws.EniId;
import io.genericark.aws.IpAddress;

/** One write of this kit. */
sealed interface EipChange extends Change {

    String region();

    /** The address leads to this node; AWS takes it from wherever it led before. */
    record Associate(String region, Seen.Address address, EniId to, IpAddress privateIp) implements EipChange {
        @Override
        public Step step() {
            return new Step(
                    target(region, address),
                    address.place() + " -> " + to + " " + privateIp,
                    address.publicIp() + " leads " + (address.association().isPresent() ? "to " : "") + address.place()
                            + ", not to this node's " + to + " " + privateIp);
        }
    }

    /**
     * The address no longer leads to this node.
     *
     * @param association the one that was seen; when another node has taken the address, it does not exist any more
     */
    record Disassociate(String region, Seen.Address address, Seen.Association association) implements EipChange {
        @Override
        public Step step() {
            return new Step(
                    target(region, address),
                    association + " -> nowhere",
                    address.publicIp() + " still leads to this node's " + association);
        }
    }

    private static String target(String region, Seen.Address address) {
        return region + " " + address.allocation() + " " + address.publicIp();
    }
}
