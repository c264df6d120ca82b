package io.genericark.crossregion.walk;

import io.genericark.aws.EniId;
import io.genericark.crossregion.topology.Atlas;
import io.genericark.crossregion.topology.Eni;
import io.genericark.crossregion.topology.VpcId;
import io.genericark.crossregion.walk.Verdict.Kind;

/** Where a packet should end, and what it means when a VPC keeps it or an interface gets it. */
sealed interface Goal {

    /** A VPC's local route keeps it. */
    Verdict kept(VpcId vpc);

    /** A route of a VPC leads to an interface. */
    Verdict at(EniId id, Atlas atlas);

    /** The interface of the active node. */
    record Owner(Eni eni) implements Goal {
        @Override
        public Verdict kept(VpcId vpc) {
            return new Verdict(
                    Kind.BLACKHOLE,
                    "the local route keeps it in " + vpc + ", where no interface has the VIP as its own");
        }

        @Override
        public Verdict at(EniId id, Atlas atlas) {
            if (id.equals(eni.id())) {
                return eni.sourceDestCheck() == Eni.SourceDestCheck.ON
                        ? new Verdict(Kind.BLACKHOLE, "the source/dest check of " + eni.shown() + " drops it")
                        : new Verdict(Kind.ARRIVES, "reaches " + eni.shown());
            }
            return atlas.eni(id)
                    .map(other -> other.node().isPresent()
                            ? new Verdict(Kind.REACHES_ANOTHER, "reaches " + other.shown())
                            : new Verdict(Kind.LEAVES, "leaves through " + id + ", which is no node's interface"))
                    .orElse(new Verdict(Kind.REACHES_ANOTHER, "reaches " + id + ", which was not found"));
        }
    }

    /** The VPC of a client. */
    record Client(VpcId vpc) implements Goal {
        @Override
        public Verdict kept(VpcId other) {
            return other.equals(vpc)
                    ? new Verdict(Kind.ARRIVES, "returns to " + vpc)
                    : new Verdict(Kind.REACHES_ANOTHER, "reaches " + other + ", which has the client's addresses, too");
        }

        @Override
        public Verdict at(EniId id, Atlas atlas) {
            return new Verdict(Kind.LEAVES, "leaves through " + id);
        }
    }
}
