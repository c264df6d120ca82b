package io.genericark.api;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One parameter that a kit takes. Immutable. Make one with {@link #required} or {@link #optional}, then narrow it with
 * {@link #within} or {@link #oneOf}.
 *
 * @param name letters, digits, {@code -} and {@code _}, starting with a letter, such as {@code create-missing}
 * @param type how its text is read
 * @param requirement whether a resource must give it
 * @param defaultText the value, as text, when a resource gives none; empty when there is none
 * @param bounds what is accepted beyond the type
 * @param help one sentence for people: what it does, and its unit
 */
public record ParameterSpec(
        String name,
        ParameterType type,
        Requirement requirement,
        Optional<String> defaultText,
        Bounds bounds,
        String help) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,62}");

    /** Whether a resource must give the parameter. */
    public enum Requirement {
        /** Must be given. */
        REQUIRED,
        /** May be left out. */
        OPTIONAL
    }

    /** What is accepted beyond the type. */
    public sealed interface Bounds {
        /** Anything of the type. */
        record Any() implements Bounds {}

        /**
         * For INTEGER the number, for DURATION its milliseconds.
         *
         * @param min the least accepted
         * @param max the greatest accepted
         */
        record Range(long min, long max) implements Bounds {}

        /**
         * Exactly one of these texts; for LIST each element.
         *
         * @param values what is accepted
         */
        record OneOf(List<String> values) implements Bounds {
            /** Copies. */
            public OneOf {
                values = List.copyOf(values);
            }
        }
    }

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException when it is not of the form above
     */
    public ParameterSpec {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "parameter name '" + name + "' must be 1-63 letters, digits, '-' or '_', the first a letter");
        }
    }

    /**
     * A parameter that each resource must give.
     *
     * @param name its name
     * @param type how its text is read
     * @param help one sentence for people
     * @return the parameter, without bounds
     */
    public static ParameterSpec required(String name, ParameterType type, String help) {
        return new ParameterSpec(name, type, Requirement.REQUIRED, Optional.empty(), new Bounds.Any(), help);
    }

    /**
     * A parameter that may be left out and has then no value.
     *
     * @param name its name
     * @param type how its text is read
     * @param help one sentence for people
     * @return the parameter, without default and bounds
     */
    public static ParameterSpec optional(String name, ParameterType type, String help) {
        return new ParameterSpec(name, type, Requirement.OPTIONAL, Optional.empty(), new Bounds.Any(), help);
    }

    /**
     * A parameter that may be left out and has then this value.
     *
     * @param name its name
     * @param type how its text is read
     * @param defaultText the value when left out, as a resource would write it
     * @param help one sentence for people
     * @return the parameter, without bounds
     */
    public static ParameterSpec optional(String name, ParameterType type, String defaultText, String help) {
        return new ParameterSpec(name, type, Requirement.OPTIONAL, Optional.of(defaultText), new Bounds.Any(), help)
                .checked();
    }

    /**
     * This parameter with a range.
     *
     * @param min the least accepted (INTEGER: the number, DURATION: milliseconds)
     * @param max the greatest accepted
     * @return a copy
     * @throws IllegalArgumentException when the default is outside
     */
    public ParameterSpec within(long min, long max) {
        return new ParameterSpec(name, type, requirement, defaultText, new Bounds.Range(min, max), help).checked();
    }

    /**
     * This parameter with a closed set of values.
     *
     * @param values what is accepted
     * @return a copy
     * @throws IllegalArgumentException when the default is not among them
     */
    public ParameterSpec oneOf(String... values) {
        return new ParameterSpec(name, type, requirement, defaultText, new Bounds.OneOf(List.of(values)), help)
                .checked();
    }

    /**
     * Says what is wrong with a text for this parameter.
     *
     * @param text what a resource gives
     * @return one sentence with what, why and what is accepted; empty when the text is right
     */
    public Optional<String> problem(String text) {
        return ParameterText.problem(this, text);
    }

    private ParameterSpec checked() {
        defaultText.flatMap(this::problem).ifPresent(problem -> {
            throw new IllegalArgumentException("default of " + problem);
        });
        return this;
    }
}
