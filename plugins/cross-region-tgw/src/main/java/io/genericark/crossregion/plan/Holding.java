package io.genericark.crossregion.plan;

import io.genericark.aws.CidrBlock;
import io.genericark.aws.EniId;
import io.genericark.crossregion.topology.Destination;
import io.genericark.crossregion.topology.RouteState;

/** What a table has for exactly a VIP. */
sealed interface Holding {

    /** No route. */
    record None() implements Holding {}

    /**
     * A route that may be overwritten.
     *
     * @param shown where it leads, in people's words
     */
    record Ours(Destination destination, Aim aim, String shown, RouteState state) implements Holding {
        boolean isTo(Aim wanted) {
            return aim.equals(wanted) && (state == RouteState.ACTIVE || aim instanceof Aim.ToEni);
        }

        boolean isBlackholeTo(EniId eni) {
            return state == RouteState.BLACKHOLE && aim.equals(new Aim.ToEni(eni));
        }
    }

    /**
     * A route that is never touched.
     *
     * @param kind FOREIGN or AMBIGUOUS
     * @param why why, in a clause whose subject is the table
     */
    record Kept(Finding.Kind kind, String why) implements Holding {}

    /** Whether a destination stands for the VIP and for nothing else. */
    static boolean isFor(Destination destination, CidrBlock vip) {
        return switch (destination) {
            case Destination.Block(CidrBlock block) -> block.equals(vip);
            case Destination.PrefixList list -> list.entries().stream().allMatch(vip::equals);
        };
    }
}
