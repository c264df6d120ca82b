package io.genericark.crossregion.topology;

import io.genericark.aws.EniId;
import java.util.Optional;

/**
 * A network interface.
 *
 * @param node the cluster's node whose interface it is; empty when it is of none
 */
public record Eni(
        EniId id, Place place, VpcId vpc, SubnetId subnet, SourceDestCheck sourceDestCheck, Optional<String> node) {

    /** Whether it drops packets that are not addressed to it. */
    public enum SourceDestCheck {
        ON,
        OFF
    }

    /** The same with this check. */
    public Eni with(SourceDestCheck other) {
        return new Eni(id, place, vpc, subnet, other, node);
    }

    /** Its id, and its node's name when it has one. */
    public String shown() {
        return node.map(name -> id + " of " + name).orElse(id.value());
    }
}
