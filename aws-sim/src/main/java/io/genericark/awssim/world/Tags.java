package io.genericark.awssim.world;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The tags of a resource, by key. */
public record Tags(Map<String, String> values) {
    public static final Tags NONE = new Tags(Map.of());

    public Tags {
        values = Map.copyOf(values);
    }

    /** The usual single tag {@code Name}. */
    public static Tags named(String name) {
        return new Tags(Map.of("Name", name));
    }

    public Optional<String> name() {
        return Optional.ofNullable(values.get("Name"));
    }

    /** These tags and the others; the others win. */
    public Tags plus(Map<String, String> others) {
        Map<String, String> all = new TreeMap<>(values);
        all.putAll(others);
        return new Tags(all);
    }

    /** By key, so that answers are the same each time. */
    public Map<String, String> sorted() {
        return new TreeMap<>(values);
    }
}
