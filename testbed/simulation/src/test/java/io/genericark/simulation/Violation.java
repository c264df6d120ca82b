package io.genericark.simulation;

/** A promise was broken. The message says which, when, and how. */
final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1;

    Violation(Invariant invariant, World world, String text) {
        super("%s at %.6f s: %s".formatted(invariant.getClass().getSimpleName(), world.agenda.now() / 1e9, text));
    }
}
