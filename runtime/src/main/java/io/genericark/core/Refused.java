package io.genericark.core;

/** Leaves the application of a command whose preconditions do not hold. Never crosses the border of this package. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // a record of an enum and a string; this exception is never serialised
    final Refusal refusal;

    private Refused(Refusal.Kind kind, String text) {
        super(text, null, false, false);
        refusal = new Refusal(kind, text);
    }

    static Refused notFound(String text) {
        return new Refused(Refusal.Kind.NOT_FOUND, text);
    }

    static Refused because(String text) {
        return new Refused(Refusal.Kind.REFUSED, text);
    }

    static Refused stale(String text) {
        return new Refused(Refusal.Kind.STALE, text);
    }
}
