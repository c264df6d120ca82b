package io.genericark.consensus;

/** Why a submission has no answer, named by what the caller may conclude from it. */
public abstract sealed class SubmitException extends Exception {
    private static final long serialVersionUID = 1L;

    private SubmitException(String message) {
        super(message);
    }

    /** No leader was found in time, so the command was handed to nobody: it is not applied and never will be. */
    public static final class NoQuorum extends SubmitException {
        private static final long serialVersionUID = 1L;

        NoQuorum(String message) {
            super(message);
        }
    }

    /** A leader may have taken the command, but no answer came in time: it may be applied already, later, or never. */
    public static final class Indeterminate extends SubmitException {
        private static final long serialVersionUID = 1L;

        Indeterminate(String message) {
            super(message);
        }
    }

    /** This peer was closed or has failed; of the command the same holds as for {@link Indeterminate}. */
    public static final class Stopped extends SubmitException {
        private static final long serialVersionUID = 1L;

        Stopped(String message) {
            super(message);
        }
    }
}
