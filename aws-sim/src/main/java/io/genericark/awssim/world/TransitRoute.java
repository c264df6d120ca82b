package io.genericark.awssim.world;

import io.genericark.awssim.world.ResourceId.TransitAttachmentId;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a transit gateway's route table. Its state is not stored: {@link Transit#stateOf} computes it.
 *
 * @param attachment where it leads; null drops the packets
 */
public record TransitRoute(Cidr destination, @Nullable TransitAttachmentId attachment, Type type) {

    /** How the route came to be, in AWS's words. */
    public enum Type {
        STATIC("static"),
        PROPAGATED("propagated");

        private final String wireName;

        Type(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }
}
