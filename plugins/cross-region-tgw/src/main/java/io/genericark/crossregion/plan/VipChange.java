package io.genericark.crossregion.plan;

import io.genericark.api.Plannable.Step;
import io.genericark.aws.Change;
import io.genericark.aws.EniId;
import io.genericark.crossregion.topology.Destination;
import io.genericark.crossregion.topology.Place;
import io.genericark.crossregion.topology.TableId;
import java.util.List;
import java.util.Optional;

/** One write. */
public sealed interface VipChange extends Change {

    Place place();

    /** Changes of a lower stage come first; those of one stage depend on nothing of each other. */
    int stage();

    /** The API operation. */
    String operation();

    /**
     * A table comes to lead the VIP elsewhere, or gets a route.
     *
     * @param destination the route's: the VIP, or a prefix list that holds nothing else
     * @param from where it leads now; empty when it has no route
     * @param necessity NEEDED where the active node's region is out of service without it, else OWED
     * @param after the targets of the tables that packets will come to from here and that this plan changes, too: written before
     *     these are, it could make a loop
     */
    record RouteChange(
            Place place,
            TableId table,
            Destination destination,
            Optional<String> from,
            Aim to,
            int stage,
            Necessity necessity,
            List<String> after,
            String why)
            implements VipChange {

        /** Copies. */
        public RouteChange {
            after = List.copyOf(after);
        }

        @Override
        public Step step() {
            return new Step(target(place, table, destination), from.orElse("no route") + " -> " + to, why);
        }

        static String target(Place place, TableId table, Destination destination) {
            return place.region() + " " + table + " " + destination;
        }

        @Override
        public String operation() {
            if (!(to instanceof Aim.ToAttachment)) {
                return from.isPresent() ? "ReplaceRoute" : "CreateRoute";
            }
            if (destination instanceof Destination.PrefixList) {
                return "ModifyTransitGatewayPrefixListReference";
            }
            return from.isPresent() ? "ReplaceTransitGatewayRoute" : "CreateTransitGatewayRoute";
        }
    }

    /** The interface no longer drops packets that are addressed to the VIP. */
    record SourceDestCheckOff(Place place, EniId eni) implements VipChange {
        @Override
        public int stage() {
            return 0;
        }

        @Override
        public Step step() {
            return new Step(
                    place.region() + " " + eni,
                    "source/dest check on -> off",
                    "the source/dest check of " + eni + " is on, so AWS drops packets to the VIP");
        }

        @Override
        public String operation() {
            return "ModifyNetworkInterfaceAttribute";
        }
    }
}
