package io.genericark.kithost.script;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueType;
import io.genericark.api.ActionTimeouts;
import io.genericark.api.KitDescriptor;
import io.genericark.api.ParameterSpec;
import io.genericark.api.ParameterType;
import io.genericark.kithost.calls.Needs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads how a script describes itself: {@code kit.conf} of a directory, or what {@code kit} is in a file of functions.
 *
 * <pre>
 * summary  = "a web server"
 * version  = "1.0"
 * needs    = [exec, network]
 * timeouts { restore = 30s, remove = 10s, quickCheck = 5s, recover = 30s }
 * parameters {
 *   port { type = integer, default = 8080, min = 1, max = 65535, help = "TCP port" }
 *   mode { type = text, required = true, values = [fast, safe], help = "..." }
 * }
 * </pre>
 *
 * Everything may be left out; what is not known here is refused with its line. Pure.
 */
final class ScriptDescription {

    private static final Set<String> KEYS = Set.of("name", "summary", "version", "timeouts", "parameters", "needs");
    private static final Set<String> TIMEOUTS = Set.of("restore", "remove", "quickCheck", "recover");
    private static final Set<String> PARAMETER = Set.of("type", "default", "min", "max", "values", "required", "help");

    private ScriptDescription() {}

    /**
     * Reads.
     *
     * @param name the kit's name, from its file
     * @throws IllegalArgumentException what is wrong, where, and what is accepted
     */
    static KitDescriptor read(String name, Config config) {
        try {
            onlyKnown(config, KEYS);
            if (config.hasPath("name") && !config.getString("name").equals(name)) {
                throw new IllegalArgumentException("the kit is called " + config.getString("name") + " and its file "
                        + name + "; rename one of them, or leave the name out");
            }
            return new KitDescriptor(
                    name,
                    text(config, "version", "0"),
                    text(config, "summary", ""),
                    parameters(section(config, "parameters")),
                    timeouts(section(config, "timeouts")));
        } catch (ConfigException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /**
     * What the kit may ask the host for.
     *
     * @throws IllegalArgumentException what is wrong, and what is accepted
     */
    static Needs needs(Config config) {
        try {
            return config.hasPath("needs") ? Needs.of(config.getStringList("needs")) : Needs.UNDECLARED;
        } catch (ConfigException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static ActionTimeouts timeouts(Config config) {
        onlyKnown(config, TIMEOUTS);
        ActionTimeouts defaults = ActionTimeouts.DEFAULT;
        return new ActionTimeouts(
                timeout(config, "restore", defaults.restore()),
                timeout(config, "remove", defaults.remove()),
                timeout(config, "quickCheck", defaults.quickCheck()),
                timeout(config, "recover", defaults.recover()));
    }

    private static Duration timeout(Config config, String action, Duration otherwise) {
        return config.hasPath(action) ? config.getDuration(action) : otherwise;
    }

    private static List<ParameterSpec> parameters(Config config) {
        List<ParameterSpec> specs = new ArrayList<>();
        for (Map.Entry<String, ?> entry : config.root().entrySet()) {
            specs.add(parameter(entry.getKey(), config.getConfig('"' + entry.getKey() + '"')));
        }
        specs.sort((a, b) -> a.name().compareTo(b.name()));
        return specs;
    }

    private static ParameterSpec parameter(String name, Config config) {
        onlyKnown(config, PARAMETER);
        ParameterType type = type(config);
        String help = text(config, "help", "");
        boolean required = config.hasPath("required") && config.getBoolean("required");
        ParameterSpec spec = required ? ParameterSpec.required(name, type, help) : byDefault(config, name, type, help);
        ParameterSpec bounded = config.hasPath("min") || config.hasPath("max")
                ? spec.within(bound(config, "min", Long.MIN_VALUE, type), bound(config, "max", Long.MAX_VALUE, type))
                : spec;
        return config.hasPath("values")
                ? bounded.oneOf(config.getStringList("values").toArray(String[]::new))
                : bounded;
    }

    private static ParameterSpec byDefault(Config config, String name, ParameterType type, String help) {
        if (!config.hasPath("default")) {
            return ParameterSpec.optional(name, type, help);
        }
        String text = config.getValue("default").valueType() == ConfigValueType.LIST
                ? String.join(",", config.getStringList("default"))
                : config.getString("default");
        return ParameterSpec.optional(name, type, text, help);
    }

    private static long bound(Config config, String key, long otherwise, ParameterType type) {
        if (!config.hasPath(key)) {
            return otherwise;
        }
        return type == ParameterType.DURATION ? config.getDuration(key).toMillis() : config.getLong(key);
    }

    private static ParameterType type(Config config) {
        String word = text(config, "type", "text");
        return Arrays.stream(ParameterType.values())
                .filter(type -> type.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        where(config) + "type '" + word + "' is not known; use text, integer, flag, duration or list"));
    }

    private static String text(Config config, String key, String otherwise) {
        return config.hasPath(key) ? config.getString(key) : otherwise;
    }

    private static Config section(Config config, String key) {
        return config.hasPath(key) ? config.getConfig(key) : ConfigFactory.empty();
    }

    private static void onlyKnown(Config config, Set<String> known) {
        for (String key : config.root().keySet()) {
            if (!known.contains(key)) {
                throw new IllegalArgumentException(where(config) + "'" + key + "' is not known here; known are "
                        + String.join(", ", known.stream().sorted().toList()));
            }
        }
    }

    private static String where(Config config) {
        return config.root().origin().description() + ": ";
    }
}
