package io.genericark.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Refuses keys that {@code reference.conf} does not have, and suggests the one that was meant. */
final class KnownKeys {
    static final Set<String> OF_A_NODE = new TreeSet<>(Set.of("name", "role", "address", "paths"));

    private final ConfigObject reference;
    private final Findings findings;
    private final Set<String> knownPaths = new TreeSet<>();

    KnownKeys(ConfigObject reference, Findings findings) {
        this.reference = reference;
        this.findings = findings;
        collect(List.of(), reference);
    }

    private void collect(List<String> at, ConfigObject object) {
        object.forEach((key, value) -> {
            List<String> path = below(at, key);
            knownPaths.add(ConfigUtil.joinPath(path));
            if (value instanceof ConfigObject inner) {
                collect(path, inner);
            }
        });
    }

    void check(ConfigObject written) {
        check(List.of(), written, reference);
    }

    private void check(List<String> at, ConfigObject written, ConfigObject known) {
        written.forEach((key, value) -> {
            List<String> path = below(at, key);
            ConfigValue expected = known.get(key);
            if (expected == null) {
                refuse(path, value, known.keySet());
            } else if (expected instanceof ConfigObject inner && value instanceof ConfigObject object) {
                check(path, object, inner);
            } else if (path.equals(List.of("ark", "nodes")) && value instanceof ConfigList list) {
                list.forEach(node -> checkNode(path, node));
            }
        });
    }

    private void checkNode(List<String> path, ConfigValue node) {
        if (node instanceof ConfigObject object) {
            object.forEach((key, value) -> {
                if (!OF_A_NODE.contains(key)) {
                    refuse(below(path, key), value, OF_A_NODE);
                }
            });
        }
    }

    private void refuse(List<String> path, ConfigValue value, Set<String> siblings) {
        findings.error(
                Findings.where(value.origin()),
                "unknown key " + ConfigUtil.joinPath(path),
                "a key that nobody reads would be taken for a setting that works",
                suggestion(path, siblings)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("remove it, or choose one of: " + String.join(", ", new TreeSet<>(siblings))));
    }

    private Optional<String> suggestion(List<String> path, Set<String> siblings) {
        String key = path.getLast();
        List<String> parent = path.subList(0, path.size() - 1);
        return siblings.stream()
                .filter(near -> distance(key, near) <= Math.max(2, key.length() / 3))
                .min(Comparator.comparingInt(near -> distance(key, near)))
                .map(near -> ConfigUtil.joinPath(below(parent, near)))
                .or(() -> elsewhere(key));
    }

    private Optional<String> elsewhere(String key) {
        return knownPaths.stream().filter(path -> path.endsWith("." + key)).findFirst();
    }

    private static List<String> below(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return longer;
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
