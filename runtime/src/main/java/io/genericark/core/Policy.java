package io.genericark.core;

/**
 * How a resource is watched and how long its actions may take. All times in milliseconds.
 *
 * @param failuresToAct so many quickChecks in a row must fail before anything is done
 * @param kitMismatch whether it moves to a node whose kit differs
 */
public record Policy(
        long checkIntervalMillis,
        int failuresToAct,
        long restoreTimeoutMillis,
        long removeTimeoutMillis,
        long checkTimeoutMillis,
        long recoverTimeoutMillis,
        LocalRecovery localRecovery,
        Switchback switchback,
        KitMismatch kitMismatch) {
    public static final Policy DEFAULT =
            new Policy(10_000, 1, 60_000, 30_000, 15_000, 60_000, LocalRecovery.ON, Switchback.INTELLIGENT);

    /** One that avoids nodes whose kit differs. */
    public Policy(
            long checkIntervalMillis,
            int failuresToAct,
            long restoreTimeoutMillis,
            long removeTimeoutMillis,
            long checkTimeoutMillis,
            long recoverTimeoutMillis,
            LocalRecovery localRecovery,
            Switchback switchback) {
        this(
                checkIntervalMillis,
                failuresToAct,
                restoreTimeoutMillis,
                removeTimeoutMillis,
                checkTimeoutMillis,
                recoverTimeoutMillis,
                localRecovery,
                switchback,
                KitMismatch.AVOID);
    }

    public Policy with(KitMismatch next) {
        return new Policy(
                checkIntervalMillis,
                failuresToAct,
                restoreTimeoutMillis,
                removeTimeoutMillis,
                checkTimeoutMillis,
                recoverTimeoutMillis,
                localRecovery,
                switchback,
                next);
    }

    public long timeoutMillis(Action action) {
        return switch (action) {
            case RESTORE -> restoreTimeoutMillis;
            case REMOVE -> removeTimeoutMillis;
            case QUICK_CHECK -> checkTimeoutMillis;
            case RECOVER -> recoverTimeoutMillis;
        };
    }
}
