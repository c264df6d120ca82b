package io.genericark.shell.session;

/** A command cannot go on. The text says what, why and what next; it is all the operator gets to see. */
public final class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Exit exit;

    public Trouble(Exit exit, String text) {
        super(text, null, false, false);
        this.exit = exit;
    }

    public Exit exit() {
        return exit;
    }
}
