package io.genericark.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Typed reads; a value that cannot be read becomes a problem with its line, and a stand-in that is never used. */
final class Values {
    private final Config config;
    private final ConfigObject written;
    private final Path baseDirectory;
    private final Findings findings;

    /** Values of {@code config}; what {@code written} has of them came from the operator. */
    Values(Config config, ConfigObject written, Path baseDirectory, Findings findings) {
        this.config = config;
        this.written = written;
        this.baseDirectory = baseDirectory;
        this.findings = findings;
    }

    Findings findings() {
        return findings;
    }

    boolean isSet(String path) {
        return config.hasPath(path);
    }

    String text(String path) {
        return read(path, config::getString, "");
    }

    Optional<String> optionalText(String path) {
        return isSet(path) ? Optional.of(text(path)).filter(text -> !text.isBlank()) : Optional.empty();
    }

    List<String> texts(String path) {
        return read(path, config::getStringList, List.of());
    }

    long millis(String path, long byDefault) {
        return isSet(path) ? read(path, at -> config.getDuration(at).toMillis(), byDefault) : byDefault;
    }

    double number(String path) {
        return read(path, config::getDouble, 0.0);
    }

    long bytes(String path) {
        return read(path, config::getBytes, 0L);
    }

    Path file(String path) {
        return baseDirectory.resolve(text(path)).normalize();
    }

    Optional<Path> optionalFile(String path) {
        return optionalText(path).map(text -> baseDirectory.resolve(text).normalize());
    }

    Path besideFile(String name) {
        return baseDirectory.resolve(name).normalize();
    }

    <E extends Enum<E>> E choice(String path, E[] all) {
        String text = text(path);
        for (E each : all) {
            if (each.name().equalsIgnoreCase(text)) {
                return each;
            }
        }
        findings.error(
                where(path),
                path + " is '" + text + "'",
                "only these have a meaning: " + Arrays.toString(all).toLowerCase(Locale.ROOT),
                "choose one of them");
        return all[0];
    }

    private <T> T read(String path, Function<String, T> getter, T standIn) {
        try {
            return getter.apply(path);
        } catch (ConfigException.Missing e) {
            findings.error(
                    where(path),
                    path + " is not set",
                    "there is no sensible default for it",
                    "set it; reference.conf describes it");
        } catch (ConfigException e) {
            findings.error(where(path), path + " cannot be read", String.valueOf(e.getMessage()), "correct its value");
        }
        return standIn;
    }

    /** Where the operator set a key, or else the nearest object around it. */
    String where(String path) {
        ConfigValue nearest = written;
        for (String key : ConfigUtil.splitPath(path)) {
            ConfigValue inner = nearest instanceof ConfigObject object ? object.get(key) : null;
            if (inner == null) {
                break;
            }
            nearest = inner;
        }
        return Findings.where(nearest.origin());
    }

    List<? extends ConfigValue> list(String path) {
        return read(path, config::getList, List.<ConfigValue>of());
    }
}
