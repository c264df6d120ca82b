package io.genericark.api;

import java.time.Duration;

/**
 * How long each action of a kit may take. An action still running then is cancelled: restore, remove and recover have
 * failed, quickCheck is unknown.
 *
 * @param restore for {@link RecoveryKit#restore}; positive
 * @param remove for {@link RecoveryKit#remove}; positive
 * @param quickCheck for {@link RecoveryKit#quickCheck}; positive
 * @param recover for {@link RecoveryKit#recover}; positive
 */
public record ActionTimeouts(Duration restore, Duration remove, Duration quickCheck, Duration recover) {

    /** Two minutes for restore and recover, one minute for remove, ten seconds for quickCheck. */
    public static final ActionTimeouts DEFAULT = new ActionTimeouts(
            Duration.ofMinutes(2), Duration.ofMinutes(1), Duration.ofSeconds(10), Duration.ofMinutes(2));

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException when a timeout is not positive
     */
    public ActionTimeouts {
        positive("restore", restore);
        positive("remove", remove);
        positive("quickCheck", quickCheck);
        positive("recover", recover);
    }

    private static void positive(String action, Duration timeout) {
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("timeout of " + action + " must be positive, is " + timeout);
        }
    }
}
