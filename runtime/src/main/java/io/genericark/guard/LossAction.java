package io.genericark.guard;

/** What becomes of a node's resources when its lease is lost. */
public enum LossAction {
    /** The guard ends all marked processes and runs the let-go commands, at once. */
    KILL,
    /**
     * As {@link #KILL}, then the machine is rebooted when the lease ran out, or when something was left whatever the
     * cause.
     */
    REBOOT
}
