package io.genericark.ipaddress;

import java.util.List;
import java.util.Optional;

/**
 * What was seen of the address, and what a restore would do about it.
 *
 * @param presence of the address, as far as nothing stands in its way
 * @param changes in order
 * @param obstacle what stands in the way and cannot be written away; then there are no changes
 * @param reason what was seen, in one line; empty when all is as wanted
 */
record Decision(Presence presence, List<IpChange> changes, Optional<Obstacle> obstacle, String reason) {

    /** How far the address is in use. */
    enum Presence {
        /** In use on the wanted interface. */
        IN_SERVICE,
        /** There, and the kernel still asks whether another host has it. */
        SETTLING,
        /** There, and not used, since the kernel has found that another host has it. */
        DUPLICATE,
        /** Not there. */
        ABSENT
    }

    /** Copies. */
    Decision {
        changes = List.copyOf(changes);
    }

    static Decision impossible(Obstacle obstacle) {
        return new Decision(Presence.ABSENT, List.of(), Optional.of(obstacle), obstacle.why());
    }

    static Decision of(Presence presence, String reason, IpChange... changes) {
        return new Decision(presence, List.of(changes), Optional.empty(), reason);
    }
}
