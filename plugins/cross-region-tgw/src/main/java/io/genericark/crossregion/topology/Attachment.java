package io.genericark.crossregion.topology;

import java.util.List;

/** What a transit gateway is attached to. */
public sealed interface Attachment {

    AttachmentId id();

    State state();

    /** The transit gateways that it is at: one, or the two of a peering. */
    List<TgwId> gateways();

    /** Whether it carries packets. */
    enum State {
        AVAILABLE,
        /** Asked for and not yet accepted or not yet there. */
        PENDING,
        /** Refused, failed, going or gone. */
        GONE
    }

    /**
     * To a VPC of the same region.
     *
     * @param subnets one in each zone that it serves; packets from it enter the VPC there
     */
    record ToVpc(AttachmentId id, TgwId tgw, VpcId vpc, List<SubnetId> subnets, State state) implements Attachment {
        /** Copies, the subnets in the order of their ids. */
        public ToVpc {
            subnets = subnets.stream().sorted().toList();
        }

        @Override
        public List<TgwId> gateways() {
            return List.of(tgw);
        }
    }

    /**
     * To another transit gateway, in whatever region or account.
     *
     * @param state the worse, when the two sides see it differently
     */
    record Peering(AttachmentId id, Side requester, Side accepter, State state) implements Attachment {
        @Override
        public List<TgwId> gateways() {
            return List.of(requester.tgw(), accepter.tgw());
        }

        /** The side that is not this gateway's. */
        public Side beyond(TgwId gateway) {
            return requester.tgw().equals(gateway) ? accepter : requester;
        }
    }

    /** One side of a peering, also where the transit gateway itself was not seen. */
    record Side(TgwId tgw, Place place) {}

    /**
     * To something that is not followed.
     *
     * @param resource its id as AWS writes it
     */
    record End(AttachmentId id, TgwId tgw, Kind kind, String resource, State state) implements Attachment {
        @Override
        public List<TgwId> gateways() {
            return List.of(tgw);
        }
    }

    /** What is not followed. */
    enum Kind {
        VPN,
        DIRECT_CONNECT,
        CONNECT,
        OTHER;

        /** In people's words. */
        public String shown() {
            return switch (this) {
                case VPN -> "VPN";
                case DIRECT_CONNECT -> "Direct Connect";
                case CONNECT -> "Connect";
                case OTHER -> "attachment of another kind";
            };
        }
    }
}
