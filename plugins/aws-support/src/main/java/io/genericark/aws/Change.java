package io.genericark.aws;

import io.genericark.api.Plannable;

/**
 * One write that a kit would make; a value. Doing it twice is the same as doing it once.
 *
 * <p>Changes with the same {@linkplain Plannable.Step#target() target} are made in the order of the plan, those with
 * different targets at the same time.
 */
public interface Change {

    /** As people see it: what is changed, from what to what, and what was seen that makes it necessary. */
    Plannable.Step step();

    /** Whether the resource is out of service without it. */
    default Necessity necessity() {
        return Necessity.NEEDED;
    }

    /** What a change is for. */
    enum Necessity {
        /** Without it the resource is not in service: a check that finds it open says FAILED. */
        NEEDED,
        /** A restore makes it too, but without it the resource is in service: a check warns of it. */
        WISHED
    }
}
