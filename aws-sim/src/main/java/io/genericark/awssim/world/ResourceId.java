package io.genericark.awssim.world;

/** The id of a resource as AWS prints it, such as {@code rtb-0a1b2c3d4e5f60718}; one record per kind. */
public sealed interface ResourceId {
    String value();

    record VpcId(String value) implements ResourceId {
        @Override
        public String toString() {
            return value;
        }
    }

    record SubnetId(String value) implements ResourceId {
        @Override
        public String toString() {
            return value;
        }
    }

    record RouteTableId(String value) implements ResourceId {
        @Override
        public String toString() {
            return value;
        }
    }

    record AssociationId(String value) implements ResourceId {
        @Override
        public String toString() {
            return value;
        }
    }

    record EniId(String value) implements ResourceId {
        @Override
        public String toString() {
            return value;
        }
    }

    record AttachmentId(String value) implements ResourceId {
        @Override
        public String toString() {
            return value;
        }
    }

    record AllocationId(String value) implements ResourceId {
        @Override
        public String toString() {
            return value;
        }
    }

    record InstanceId(String value) implements ResourceId {
        @Override
        public String toString() {
            return value;
        }
    }

    /** An internet gateway. */
    record GatewayId(String value) implements ResourceId {
        @Override
        public String toString() {
            return value;
        }
    }

    record TransitGatewayId(String value) implements ResourceId {
        @Override
        public String toString() {
            return value;
        }
    }

    /** A route table of a transit gateway. */
    record TransitTableId(String value) implements ResourceId {
        @Override
        public String toString() {
            return value;
        }
    }

    /** An attachment of a VPC to a transit gateway, or of two transit gateways to each other: those share one id. */
    record TransitAttachmentId(String value) implements ResourceId {
        @Override
        public String toString() {
            return value;
        }
    }
}
