package io.genericark.awssim.world;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** All resources of one kind in a region, in the order of their creation, with the error that AWS gives for a wrong id. */
public final class Resources<K extends ResourceId, V extends Resource> {
    private final String notFoundCode;
    private final String noun;
    private final BiFunction<V, Tags, V> retag;
    private final Map<K, V> byId;

    Resources(String notFoundCode, String noun, BiFunction<V, Tags, V> retag) {
        this(notFoundCode, noun, retag, Map.of());
    }

    private Resources(String notFoundCode, String noun, BiFunction<V, Tags, V> retag, Map<K, V> byId) {
        this.retag = retag;
        this.notFoundCode = notFoundCode;
        this.noun = noun;
        this.byId = new LinkedHashMap<>(byId);
    }

    Resources<K, V> copy() {
        return new Resources<>(notFoundCode, noun, retag, byId);
    }

    public Optional<V> find(K id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The resource, or AWS's error for an id that does not exist. */
    public V get(K id) {
        return find(id).orElseThrow(() ->
                AwsError.badRequest(notFoundCode, "The " + noun + " ID '" + id.value() + "' does not exist"));
    }

    public List<V> all() {
        return List.copyOf(byId.values());
    }

    /** Tags the resource of that id, if it is of this kind. */
    boolean tag(String id, Map<String, String> tags) {
        for (Map.Entry<K, V> entry : byId.entrySet()) {
            if (entry.getKey().value().equals(id)) {
                V old = entry.getValue();
                entry.setValue(retag.apply(old, old.tags().plus(tags)));
                return true;
            }
        }
        return false;
    }

    void put(K id, V value) {
        byId.put(id, value);
    }

    void remove(K id) {
        byId.remove(id);
    }
}
