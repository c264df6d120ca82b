package io.genericark.kithost.calls;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a script may ask for, in the words of {@code needs} in its description. */
public enum Need {
    /** Running programs, also as another user, and as a step of letting go. */
    EXEC,
    /** Seeing processes and sending them signals. */
    PROCESSES,
    /** Reading, writing and removing files, listing directories. */
    FILES,
    /** Connections and name look-ups. */
    NETWORK,
    /** Giving secrets to programs that it runs. */
    SECRETS;

    /** The word. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The need that a word stands for. */
    static Optional<Need> of(String word) {
        return Arrays.stream(values()).filter(need -> need.word().equals(word)).findFirst();
    }
}
