package io.genericark.guard;

/** Whether nothing is held any more. */
public sealed interface LetGoOutcome {
    /** All processes are gone and all commands said so. */
    record Done() implements LetGoOutcome {}

    /** Something may still be there; {@code what} names it for the operator. */
    record Left(String what) implements LetGoOutcome {}
}
