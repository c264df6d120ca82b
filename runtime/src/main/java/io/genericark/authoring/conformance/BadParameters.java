package io.genericark.authoring.conformance;

import io.genericark.api.ParameterSpec;
import io.genericark.api.ParameterSpec.Bounds;
import io.genericark.api.ParameterType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes wrong parameters of right ones, by what a kit has declared. Pure. */
final class BadParameters {

    private static final String NOT_READABLE = "!?";

    private BadParameters() {}

    /** Parameters of which one is wrong, and which and why. */
    record Bad(String what, Map<String, String> parameters) {
        Bad {
            parameters = Map.copyOf(parameters);
        }
    }

    /** All that can be made. */
    static List<Bad> of(List<ParameterSpec> specs, Map<String, String> good) {
        List<Bad> all = new ArrayList<>();
        all.add(with(good, "no-such-parameter", "x", "an unknown parameter"));
        for (ParameterSpec spec : specs) {
            wrongType(spec).ifPresent(text -> all.add(with(good, spec.name(), text, spec.name() + "=" + text)));
            outOfBounds(spec).ifPresent(text -> all.add(with(good, spec.name(), text, spec.name() + "=" + text)));
            if (spec.requirement() == ParameterSpec.Requirement.REQUIRED) {
                all.add(without(good, spec.name()));
            }
        }
        return all;
    }

    private static Optional<String> wrongType(ParameterSpec spec) {
        return switch (spec.type()) {
            case INTEGER, FLAG, DURATION -> Optional.of(NOT_READABLE);
            case TEXT, LIST -> Optional.empty();
        };
    }

    private static Optional<String> outOfBounds(ParameterSpec spec) {
        return switch (spec.bounds()) {
            case Bounds.Any any -> Optional.empty();
            case Bounds.OneOf oneOf -> Optional.of(NOT_READABLE);
            case Bounds.Range(long min, long max) -> beyond(spec, min, max);
        };
    }

    private static Optional<String> beyond(ParameterSpec spec, long min, long max) {
        String unit = spec.type() == ParameterType.DURATION ? "ms" : "";
        if (max < Long.MAX_VALUE) {
            return Optional.of(max + 1 + unit);
        }
        long least = spec.type() == ParameterType.DURATION ? 0 : Long.MIN_VALUE; // a negative duration is no duration
        return min > least ? Optional.of(min - 1 + unit) : Optional.empty();
    }

    private static Bad with(Map<String, String> good, String name, String text, String what) {
        Map<String, String> bad = new TreeMap<>(good);
        bad.put(name, text);
        return new Bad(what, bad);
    }

    private static Bad without(Map<String, String> good, String name) {
        Map<String, String> bad = new TreeMap<>(good);
        bad.remove(name);
        return new Bad("no " + name, bad);
    }
}
