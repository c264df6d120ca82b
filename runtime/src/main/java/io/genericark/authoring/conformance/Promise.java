package io.genericark.authoring.conformance;

/**
 * One thing that a kit promises, and how that is tried. Each is tried on a resource that is out of service, and leaves
 * cleaning up to the {@link Bench}.
 *
 * @param name by which it is chosen and reported; stable
 * @param sentence what is promised
 * @param trial tries it
 */
public record Promise(String name, String sentence, Trial trial) {

    /** A way to find out whether a promise is kept. */
    @FunctionalInterface
    public interface Trial {
        /**
         * Returns when the promise is kept.
         *
         * @return what else is worth knowing; empty when nothing
         * @throws Broken when it is not kept
         * @throws NotTried when that cannot be found out
         */
        String on(Bench bench) throws Exception;
    }

    /** The promise is not kept. */
    public static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        private final String next;

        /**
         * What was seen instead, and what the author should do.
         *
         * @param seen what and why
         * @param next what to do
         */
        Broken(String seen, String next) {
            super(seen);
            this.next = next;
        }

        String next() {
            return next;
        }
    }

    /** It cannot be tried. */
    public static final class NotTried extends Exception {
        private static final long serialVersionUID = 1L;

        NotTried(String why) {
            super(why);
        }
    }
}
