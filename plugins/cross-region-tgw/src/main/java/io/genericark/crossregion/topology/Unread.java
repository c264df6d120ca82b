package io.genericark.crossregion.topology;

import java.util.Optional;

/**
 * A place that could not be read; what is there is unknown, and not absent.
 *
 * @param account of the region; all accounts when not given
 * @param reason why, in a clause for people
 */
public record Unread(String region, Optional<String> account, String reason) {
    /** Whether it speaks of this place. */
    public boolean is(Place place) {
        return region.equals(place.region())
                && account.map(place.account()::equals).orElse(true);
    }

    @Override
    public String toString() {
        return account.map(a -> region + " " + a).orElse(region);
    }
}
