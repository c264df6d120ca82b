package io.genericark.shell.interactive;

import java.util.ArrayList;
import java.util.List;

/** A line of words, parted at {@code |}. Pure. */
final class Pipes {
    static final String MARK = "|";

    private Pipes() {}

    static List<List<String>> split(List<String> words) {
        var parts = new ArrayList<List<String>>();
        parts.add(new ArrayList<>());
        for (var word : words) {
            if (word.equals(MARK)) {
                parts.add(new ArrayList<>());
            } else {
                parts.getLast().add(word);
            }
        }
        if (parts.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("something is missing beside '|'; for example: events | grep web");
        }
        return parts;
    }
}
