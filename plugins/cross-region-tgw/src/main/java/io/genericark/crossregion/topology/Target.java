package io.genericark.crossregion.topology;

import io.genericark.aws.EniId;

/** Where a route of a VPC leads. */
public sealed interface Target {

    /** Reads what {@code toString} writes. */
    static Target parse(String text) {
        if (text.equals(Local.TEXT)) {
            return new Local();
        }
        if (text.startsWith("eni-")) {
            return new Eni(new EniId(text));
        }
        return text.startsWith("tgw-") ? new Tgw(new TgwId(text)) : new Other(text);
    }

    /** Into the VPC itself. */
    record Local() implements Target {
        private static final String TEXT = "local";

        @Override
        public String toString() {
            return TEXT;
        }
    }

    /** To a network interface. */
    record Eni(EniId id) implements Target {
        @Override
        public String toString() {
            return id.value();
        }
    }

    /** To a transit gateway. */
    record Tgw(TgwId id) implements Target {
        @Override
        public String toString() {
            return id.value();
        }
    }

    /**
     * To anything else: an internet, NAT or virtual private gateway, a VPC peering, an endpoint.
     *
     * @param id as AWS writes it
     */
    record Other(String id) implements Target {
        @Override
        public String toString() {
            return id;
        }
    }
}
