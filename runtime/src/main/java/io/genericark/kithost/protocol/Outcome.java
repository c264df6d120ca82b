package io.genericark.kithost.protocol;

import io.genericark.api.KitException;

/** How an action ended. */
public enum Outcome {
    /** Restore, remove, recover, plan, trace or preflight reached its goal. */
    OK,
    /** quickCheck or deepCheck saw the resource in service. */
    HEALTHY,
    /** quickCheck or deepCheck saw the resource in service, and something that {@code recover} should put right. */
    DRIFTED,
    /** quickCheck or deepCheck saw the resource not in service. */
    FAILED,
    /** quickCheck or deepCheck could not see (also: timed out, or threw). */
    UNKNOWN,
    /** See {@link KitException.Kind#TRANSIENT}. */
    TRANSIENT,
    /** See {@link KitException.Kind#INDETERMINATE}. */
    INDETERMINATE,
    /** See {@link KitException.Kind#DENIED}. */
    DENIED,
    /** See {@link KitException.Kind#BROKEN}. */
    BROKEN,
    /** Its time was over. */
    TIMED_OUT,
    /** The node cancelled it. */
    CANCELLED,
    /** The kit has no such action. */
    UNSUPPORTED;

    /** The outcome of an action that threw. */
    public static Outcome of(KitException.Kind kind) {
        return switch (kind) {
            case TRANSIENT -> TRANSIENT;
            case INDETERMINATE -> INDETERMINATE;
            case DENIED -> DENIED;
            case BROKEN -> BROKEN;
        };
    }
}
