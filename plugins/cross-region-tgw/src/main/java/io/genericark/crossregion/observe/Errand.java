package io.genericark.crossregion.observe;

import java.util.Optional;

/** What to do about one place. */
sealed interface Errand {

    /** Nothing: this is how it was. */
    record Keep(Look before) implements Errand {}

    /** To look at its routes and interfaces alone; all else is as it was. */
    record Routes(Found before) implements Errand {}

    /** To look at everything; what was there before is asked for at once. */
    record Everything(Optional<Found> before) implements Errand {}
}
