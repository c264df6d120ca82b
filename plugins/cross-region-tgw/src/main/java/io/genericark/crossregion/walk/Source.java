package io.genericark.crossregion.walk;

import io.genericark.crossregion.topology.Place;
import io.genericark.crossregion.topology.SubnetId;
import io.genericark.crossregion.topology.VpcId;
import java.util.List;
import java.util.stream.Collectors;

/** Where clients may be: the subnets of a VPC that are in one zone and have the same table, and so the same way. */
public record Source(VpcId vpc, Place place, String zone, List<SubnetId> subnets) {
    /** Copies. */
    public Source {
        subnets = List.copyOf(subnets);
    }

    @Override
    public String toString() {
        return vpc + " " + zone + " (" + subnets.stream().map(SubnetId::value).collect(Collectors.joining(", ")) + ")";
    }
}
