package io.genericark.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of one resource, checked against its kit's {@link ParameterSpec}s, with defaults filled in. Immutable.
 *
 * <p>Getters throw {@link IllegalArgumentException} for a name that the kit did not declare, or has no value, or is read
 * as another type than declared can be: a fault of the kit, not of the operator.
 */
public final class Parameters {

    private final Map<String, String> values;

    private Parameters(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * Says what is wrong with the parameters given to a resource. Pure.
     *
     * @param specs what the kit takes
     * @param given what the resource gives, as text by name
     * @return one sentence per problem (unknown, missing, unreadable, out of bounds); empty when all is right
     */
    public static List<String> problems(List<ParameterSpec> specs, Map<String, String> given) {
        List<String> problems = new ArrayList<>();
        List<String> names = specs.stream().map(ParameterSpec::name).toList();
        given.keySet().stream()
                .filter(name -> !names.contains(name))
                .sorted()
                .map(name -> "parameter " + name + " is not known to this kit; it takes "
                        + (names.isEmpty() ? "none" : String.join(", ", names)))
                .forEach(problems::add);
        for (ParameterSpec spec : specs) {
            String text = given.get(spec.name());
            if (text != null) {
                spec.problem(text).ifPresent(problems::add);
            } else if (spec.requirement() == ParameterSpec.Requirement.REQUIRED) {
                problems.add("parameter " + spec.name() + " is missing (" + spec.help() + ")");
            }
        }
        return List.copyOf(problems);
    }

    /**
     * Checks and completes the parameters of a resource.
     *
     * @param specs what the kit takes
     * @param given what the resource gives, as text by name
     * @return the parameters with defaults
     * @throws KitException of kind DENIED with all problems, when there are any
     */
    public static Parameters of(List<ParameterSpec> specs, Map<String, String> given) throws KitException {
        List<String> problems = problems(specs, given);
        if (!problems.isEmpty()) {
            throw new KitException(
                    KitException.Kind.DENIED,
                    "the resource's parameters are wrong",
                    String.join("; ", problems),
                    "correct them with `ark resource set TAG NAME=VALUE`");
        }
        Map<String, String> values = new LinkedHashMap<>();
        specs.forEach(spec -> spec.defaultText().ifPresent(text -> values.put(spec.name(), text)));
        values.putAll(given);
        return new Parameters(values);
    }

    /**
     * All values as text, defaults included.
     *
     * @return by name; unmodifiable
     */
    public Map<String, String> asTexts() {
        return values;
    }

    /**
     * The text of a parameter that may have no value.
     *
     * @param name its name
     * @return its text, or empty when it was not given and has no default
     */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * The text of a parameter.
     *
     * @param name its name
     * @return its text
     */
    public String text(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("the kit reads parameter '" + name
                        + "', which was not given and has no default; it should use find(), or declare a default"));
    }

    /**
     * The number of an INTEGER parameter.
     *
     * @param name its name
     * @return its number
     */
    public long integer(String name) {
        return ParameterText.integer(text(name));
    }

    /**
     * The value of a FLAG parameter.
     *
     * @param name its name
     * @return true or false
     */
    public boolean flag(String name) {
        return ParameterText.flag(text(name));
    }

    /**
     * The value of a DURATION parameter.
     *
     * @param name its name
     * @return its duration
     */
    public Duration duration(String name) {
        return ParameterText.duration(text(name));
    }

    /**
     * The elements of a LIST parameter.
     *
     * @param name its name
     * @return its elements in the order given; empty also when it was not given
     */
    public List<String> list(String name) {
        return find(name).map(ParameterText::list).orElse(List.of());
    }
}
