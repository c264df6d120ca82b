package io.genericark.shell.render;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How the branches of a tree are drawn: by lines where the terminal can show them, else in ASCII. */
public enum Branches {
    ASCII("|- ", "`- ", "|  "),
    LINES("├─ ", "└─ ", "│  ");

    private final String inner;
    private final String last;
    private final String passing;

    Branches(String inner, String last, String passing) {
        this.inner = inner;
        this.last = last;
        this.passing = passing;
    }

    /** What a terminal of this encoding can show. */
    public static Branches of(Charset encoding) {
        return encoding.equals(StandardCharsets.UTF_8) ? LINES : ASCII;
    }

    String inner() {
        return inner;
    }

    String last() {
        return last;
    }

    /** Beside the members of a branch that is not the last one. */
    String passing() {
        return passing;
    }
}
