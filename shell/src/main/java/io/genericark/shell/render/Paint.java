package io.genericark.shell.render;

/** Colour, or none. Never the only signal: every painted word says the same without. */
public enum Paint {
    NONE,
    ANSI;

    private static final String RESET = "\u001b[0m";

    /** What a text means. */
    public enum Tone {
        PLAIN(""),
        HEADING("\u001b[1m"),
        GOOD("\u001b[32m"),
        WARNING("\u001b[33m"),
        BAD("\u001b[31;1m"),
        QUIET("\u001b[2m");

        private final String code;

        Tone(String code) {
            this.code = code;
        }
    }

    public String apply(Tone tone, String text) {
        return this == NONE || tone == Tone.PLAIN || text.isBlank() ? text : tone.code + text + RESET;
    }
}
