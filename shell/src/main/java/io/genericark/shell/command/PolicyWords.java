package io.genericark.shell.command;

import io.genericark.core.KitMismatch;
import io.genericark.core.LocalRecovery;
import io.genericark.core.Policy;
import io.genericark.core.Switchback;
import io.genericark.shell.session.Exit;
import io.genericark.shell.session.Trouble;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.TypeConversionException;

/** Policies as they are written: {@code check-interval=10s}, {@code switchback=automatic}. Pure. */
final class PolicyWords {
    static final String KNOWN = "check-interval=10s failures=1 restore-timeout=60s remove-timeout=30s check-timeout=15s"
            + " recover-timeout=60s local-recovery=on|off switchback=intelligent|automatic kit-mismatch=avoid|refuse|allow";

    private PolicyWords() {}

    /** The policy with these words changed. */
    static Policy change(Policy from, Map<String, String> words) {
        var policy = from;
        for (var word : words.entrySet()) {
            try {
                policy = change(policy, word.getKey(), word.getValue());
            } catch (TypeConversionException | IllegalArgumentException e) {
                throw new Trouble(
                        Exit.USAGE,
                        "policy " + word.getKey() + "=" + word.getValue() + " is not known. Policies: " + KNOWN);
            }
        }
        return policy;
    }

    private static Policy change(Policy p, String key, String value) {
        return switch (key) {
            case "check-interval" -> with(p, millis(value), p.failuresToAct(), p.localRecovery(), p.switchback());
            case "failures" -> with(p, p.checkIntervalMillis(), count(value), p.localRecovery(), p.switchback());
            case "local-recovery" ->
                with(
                        p,
                        p.checkIntervalMillis(),
                        p.failuresToAct(),
                        LocalRecovery.valueOf(upper(value)),
                        p.switchback());
            case "switchback" ->
                with(
                        p,
                        p.checkIntervalMillis(),
                        p.failuresToAct(),
                        p.localRecovery(),
                        Switchback.valueOf(upper(value)));
            case "kit-mismatch" -> p.with(KitMismatch.valueOf(upper(value)));
            case "restore-timeout" ->
                timeouts(p, millis(value), p.removeTimeoutMillis(), p.checkTimeoutMillis(), p.recoverTimeoutMillis());
            case "remove-timeout" ->
                timeouts(p, p.restoreTimeoutMillis(), millis(value), p.checkTimeoutMillis(), p.recoverTimeoutMillis());
            case "check-timeout" ->
                timeouts(p, p.restoreTimeoutMillis(), p.removeTimeoutMillis(), millis(value), p.recoverTimeoutMillis());
            case "recover-timeout" ->
                timeouts(p, p.restoreTimeoutMillis(), p.removeTimeoutMillis(), p.checkTimeoutMillis(), millis(value));
            default -> throw new IllegalArgumentException(key);
        };
    }

    private static Policy with(Policy p, long interval, int failures, LocalRecovery recovery, Switchback switchback) {
        return new Policy(
                interval,
                failures,
                p.restoreTimeoutMillis(),
                p.removeTimeoutMillis(),
                p.checkTimeoutMillis(),
                p.recoverTimeoutMillis(),
                recovery,
                switchback,
                p.kitMismatch());
    }

    static Policy timeouts(Policy p, long restore, long remove, long check, long recover) {
        return new Policy(
                p.checkIntervalMillis(),
                p.failuresToAct(),
                restore,
                remove,
                check,
                recover,
                p.localRecovery(),
                p.switchback(),
                p.kitMismatch());
    }

    private static long millis(String text) {
        var millis = Durations.parse(text).toMillis();
        if (millis < 1) {
            throw new IllegalArgumentException(text);
        }
        return millis;
    }

    private static int count(String text) {
        var count = Integer.parseInt(text);
        if (count < 1) {
            throw new IllegalArgumentException(text);
        }
        return count;
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
