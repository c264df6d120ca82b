package io.genericark.codec;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes a record with every component filled, by reflection, so that a component added later is in the tests too. */
final class Samples {
    private Samples() {}

    /** Every record at the leaves of a sealed hierarchy. */
    static List<Class<?>> leaves(Class<?> type) {
        if (!type.isSealed()) {
            return List.of(type);
        }
        var found = new ArrayList<Class<?>>();
        for (var subtype : Objects.requireNonNull(type.getPermittedSubclasses())) {
            found.addAll(leaves(subtype));
        }
        return found;
    }

    /** All components have a value. */
    static Object full(Class<?> type) {
        return record(type, List.of());
    }

    /** Nullable components are null. */
    static Object sparse(Class<?> type) {
        return record(
                type,
                Arrays.stream(components(type))
                        .filter(c -> c.getAnnotatedType().isAnnotationPresent(Nullable.class))
                        .toList());
    }

    private static Object record(Class<?> type, List<RecordComponent> nulls) {
        var components = components(type);
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var values = new @Nullable Object[components.length];
        for (var i = 0; i < values.length; i++) {
            values[i] = nulls.contains(components[i]) ? null : value(components[i].getGenericType());
        }
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return Objects.requireNonNull(constructor.newInstance(values));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot make a sample of " + type, e);
        }
    }

    private static RecordComponent[] components(Class<?> type) {
        var found = type.getRecordComponents();
        if (found == null) {
            throw new AssertionError("no sample known for " + type);
        }
        return found;
    }

    private static Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            return collection(generic);
        }
        var plain = (Class<?>) type;
        if (plain == String.class) {
            return "text with \"quotes\", ä and \u0001";
        } else if (plain == long.class || plain == Long.class) {
            return Long.MAX_VALUE - 7;
        } else if (plain == int.class || plain == Integer.class) {
            return 42;
        } else if (plain.isEnum()) {
            var all = Objects.requireNonNull(plain.getEnumConstants());
            return Objects.requireNonNull(all[all.length - 1]);
        }
        return full(plain);
    }

    private static Object collection(ParameterizedType type) {
        var arguments = type.getActualTypeArguments();
        if (type.getRawType() == SortedMap.class) {
            var map = new TreeMap<Object, Object>();
            map.put(value(arguments[0]), value(arguments[1]));
            return map;
        } else if (type.getRawType() == SortedSet.class) {
            return new TreeSet<>(List.of(value(arguments[0])));
        } else if (type.getRawType() == List.class) {
            return List.of(value(arguments[0]));
        }
        throw new AssertionError("no sample known for " + type);
    }
}
