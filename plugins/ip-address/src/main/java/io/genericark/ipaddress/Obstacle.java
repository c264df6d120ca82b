package io.genericark.ipaddress;

import io.genericark.api.KitException;

/**
 * A reason why the resource cannot be in service, as a {@link KitException} tells it.
 *
 * @param kind DENIED when somebody must change something, BROKEN when another node may fare better
 */
record Obstacle(KitException.Kind kind, String what, String why, String next) {

    KitException toException() {
        return new KitException(kind, what, why, next);
    }
}
