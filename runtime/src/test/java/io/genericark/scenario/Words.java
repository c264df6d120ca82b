package io.genericark.scenario;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** One line of a script, taken word by word. Text in double quotes is one word. */
final class Words {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|\\S+");
    private final String line;
    private final Deque<String> rest = new ArrayDeque<>();

    Words(String line) {
        this.line = line;
        var found = WORD.matcher(line);
        while (found.find()) {
            rest.add(line.substring(found.start(), found.end()).replace("\"", ""));
        }
    }

    boolean isEmpty() {
        return rest.isEmpty();
    }

    String next() {
        var word = rest.poll();
        if (word == null) {
            throw wrong("something is missing");
        }
        return word;
    }

    String nextOr(String otherwise) {
        return rest.isEmpty() ? otherwise : next();
    }

    /** Takes the word when it is the next one. */
    boolean takes(String word) {
        if (!word.equals(rest.peek())) {
            return false;
        }
        rest.poll();
        return true;
    }

    /** The next word, which stays; empty at the end. */
    String peek() {
        return Objects.requireNonNullElse(rest.peek(), "");
    }

    void expect(String word) {
        if (!takes(word)) {
            throw wrong("expected " + word);
        }
    }

    void end() {
        if (!rest.isEmpty()) {
            throw wrong("cannot read " + rest);
        }
    }

    <E extends Enum<E>> E nextOf(Class<E> type) {
        return constant(type, next());
    }

    <E extends Enum<E>> E constant(Class<E> type, String word) {
        for (var constant : EnumSet.allOf(type)) {
            if (constant.name().equals(word.toUpperCase(Locale.ROOT).replace('-', '_'))) {
                return constant;
            }
        }
        throw wrong("no " + type.getSimpleName() + " " + word);
    }

    /** {@code 250ms}, {@code 2s}, {@code 1.5s} or {@code 10m}. */
    long nextMillis() {
        return millis(next());
    }

    long millis(String text) {
        var unit = text.replaceAll("[0-9.]", "");
        var number = Double.parseDouble(text.substring(0, text.length() - unit.length()));
        return switch (unit) {
            case "ms" -> Math.round(number);
            case "s" -> Math.round(number * 1_000);
            case "m" -> Math.round(number * 60_000);
            default -> throw wrong("no unit of time: " + text);
        };
    }

    IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException(why + " in: " + line);
    }
}
