package io.genericark.shell.command;

import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/** Durations as people write them: {@code 250ms}, {@code 10s}, {@code 5m}, {@code 1h}, {@code 2d}. */
final class Durations {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private Durations() {}

    static Duration parse(String text) {
        var found = WRITTEN.matcher(text);
        if (!found.matches()) {
            throw new TypeConversionException("'" + text + "' is not a duration such as 250ms, 10s, 5m, 1h or 2d");
        }
        var number = Long.parseLong(Objects.requireNonNull(found.group(1)));
        return switch (Objects.requireNonNull(found.group(2))) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    static String text(long millis) {
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }
}
