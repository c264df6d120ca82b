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
}
