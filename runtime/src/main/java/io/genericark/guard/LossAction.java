package io.genericark.guard;

/** What becomes of a node's resources when its lease is lost. */
public enum LossAction {
    /** The guard ends all marked processes and runs the let-go commands, at once. */
    KILL,
    /** The node removes its resources itself, as long as the fence budget allows; then as {@link #KILL}. */
    OSU,
    /**
     * As {@link #KILL}, then the machine is rebooted when the lease ran out, or when something was left whatever the
     * cause.
     */
    REBOOT
}
