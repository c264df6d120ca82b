package io.genericark.routetable;

import io.genericark.api.Plannable.Step;
import io.genericark.aws.Change;
import io.genericark.aws.CidrBlock;
import io.genericark.aws.EniId;

/** One write of this kit. */
sealed interface RouteChange extends Change {

    String region();

    /** An existing route of the VIP is pointed to another interface. */
    record ReplaceRoute(String region, TableId table, CidrBlock vip, Seen.Route from, EniId to) implements RouteChange {
        @Override
        public Step step() {
            return new Step(
                    target(region, table, vip),
                    from + " -> " + to,
                    table + " leads " + vip + " to " + from + ", not to this node's " + to);
        }
    }

    /** A table that has no route of the VIP gets one. */
    record CreateRoute(String region, TableId table, CidrBlock vip, EniId to) implements RouteChange {
        @Override
        public Step step() {
            return new Step(
                    target(region, table, vip),
                    "no route -> " + to,
                    table + " has no route for " + vip + ", and create-missing is on");
        }
    }

    /** The interface no longer drops packets that are addressed to the VIP. */
    record SwitchOffSourceDestCheck(String region, EniId eni) implements RouteChange {
        @Override
        public Step step() {
            return new Step(
                    region + " " + eni,
                    "source/dest check on -> off",
                    "the source/dest check of " + eni + " is on, so AWS drops packets to the VIP");
        }
    }

    private static String target(String region, TableId table, CidrBlock vip) {
        return region + " " + table + " " + vip;
    }
}
