package io.genericark.aws;

import io.genericark.api.Plannable;
import java.util.List;

/**
 * One write that a kit would make; a value. Doing it twice is the same as doing it once.
 *
 * <p>Changes with the same {@linkplain Plannable.Step#target() target} are made in the order of the plan, those with
 * different targets at the same time, unless one {@linkplain #after names} the other.
 */
public interface Change {

    /** As people see it: what is changed, from what to what, and what was seen that makes it necessary. */
    Plannable.Step step();

    /** Whether the resource is out of service without it. */
    default Necessity necessity() {
        return Necessity.NEEDED;
    }

    /**
     * The targets that must be written before this one, as far as the same plan changes them: while one of them is not, this
     * is not written either. Never in a circle.
     */
    default List<String> after() {
        return List.of();
    }

    /** What a change is for. */
    enum Necessity {
        /** Without it the resource is not in service: a check that finds it open says FAILED. */
        NEEDED,
        /**
         * Without it the resource is in service on this node, but not from everywhere. A restore makes it; where it cannot be
         * made, the restore succeeds with a warning. A check that finds it open says DRIFTED.
         */
        OWED,
        /** A restore makes it too, but without it the resource is in service: a check warns of it. */
        WISHED
    }
}
