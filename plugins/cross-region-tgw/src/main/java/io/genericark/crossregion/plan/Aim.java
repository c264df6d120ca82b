package io.genericark.crossregion.plan;

import io.genericark.aws.EniId;
import io.genericark.crossregion.topology.AttachmentId;
import io.genericark.crossregion.topology.TgwId;

/** Where a table may lead a VIP: a VPC's to an interface or a transit gateway, a transit gateway's to an attachment. */
public sealed interface Aim {

    /** The interface of the active node. */
    record ToEni(EniId eni) implements Aim {
        @Override
        public String toString() {
            return eni.value();
        }
    }

    /** A transit gateway that the VPC is attached to. */
    record ToTgw(TgwId tgw) implements Aim {
        @Override
        public String toString() {
            return tgw.value();
        }
    }

    /** A peering, or the attachment of the active node's VPC. */
    record ToAttachment(AttachmentId attachment) implements Aim {
        @Override
        public String toString() {
            return attachment.value();
        }
    }
}
