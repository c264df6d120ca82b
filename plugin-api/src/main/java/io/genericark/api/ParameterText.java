package io.genericark.api;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the text of parameters: one place for the grammar of {@link ParameterType}. Pure. */
final class ParameterText {

    private static final Pattern DURATION = Pattern.compile("[0-9]{1,12}(ms|s|m|h)");

    private ParameterText() {}

    static long integer(String text) {
        return Long.parseLong(text.strip());
    }

    static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    static Duration duration(String text) {
        String stripped = text.strip();
        if (!DURATION.matcher(stripped).matches()) {
            throw new IllegalArgumentException(text);
        }
        long amount = Long.parseLong(stripped.replaceAll("[a-z]+$", ""));
        return switch (stripped.replaceAll("^[0-9]+", "")) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }

    static List<String> list(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(element -> !element.isEmpty())
                .toList();
    }

    static Optional<String> problem(ParameterSpec spec, String text) {
        try {
            return inBounds(spec, text)
                    ? Optional.empty()
                    : Optional.of(sentence(spec, text, "is outside of what is accepted", accepted(spec)));
        } catch (IllegalArgumentException e) {
            return Optional.of(sentence(spec, text, "cannot be read", form(spec.type())));
        }
    }

    private static boolean inBounds(ParameterSpec spec, String text) {
        return switch (spec.type()) {
            case TEXT -> within(spec.bounds(), List.of(text), 0);
            case INTEGER -> within(spec.bounds(), List.of(text), integer(text));
            case FLAG -> within(spec.bounds(), List.of(text), flag(text) ? 1 : 0);
            case DURATION -> within(spec.bounds(), List.of(text), duration(text).toMillis());
            case LIST -> within(spec.bounds(), list(text), 0);
        };
    }

    private static boolean within(ParameterSpec.Bounds bounds, List<String> texts, long number) {
        return switch (bounds) {
            case ParameterSpec.Bounds.Any() -> true;
            case ParameterSpec.Bounds.Range(long min, long max) -> min <= number && number <= max;
            case ParameterSpec.Bounds.OneOf(List<String> values) -> values.containsAll(texts);
        };
    }

    private static String sentence(ParameterSpec spec, String text, String why, String next) {
        return "parameter " + spec.name() + ": '" + text + "' " + why + "; give " + next;
    }

    private static String accepted(ParameterSpec spec) {
        return switch (spec.bounds()) {
            case ParameterSpec.Bounds.Any() -> form(spec.type());
            case ParameterSpec.Bounds.Range(long min, long max) ->
                spec.type() == ParameterType.DURATION
                        ? "a time from " + min + "ms to " + max + "ms"
                        : "a number from " + min + " to " + max;
            case ParameterSpec.Bounds.OneOf(List<String> values) -> "one of " + String.join(", ", values);
        };
    }

    private static String form(ParameterType type) {
        return switch (type) {
            case TEXT -> "a text";
            case INTEGER -> "a whole number";
            case FLAG -> "true or false";
            case DURATION -> "a whole number with a unit, such as 250ms, 5s, 2m or 1h";
            case LIST -> "texts separated by commas";
        };
    }
}
