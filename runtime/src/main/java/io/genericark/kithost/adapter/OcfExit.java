package io.genericark.kithost.adapter;

import io.genericark.api.Health;
import io.genericark.api.KitException;
import io.genericark.kithost.child.ChildResult;
import java.util.Arrays;

/**
 * What the exit codes of an OCF agent mean. Source: the Open Cluster Framework's resource agent API 1.1, and Pacemaker's
 * additions (degraded).
 */
enum OcfExit {
    SUCCESS(0, "", ""),
    ERR_GENERIC(1, "failed", ""),
    ERR_ARGS(2, "cannot work with its parameters here", Next.PARAMETERS),
    ERR_UNIMPLEMENTED(3, "cannot do this", "use an agent that can"),
    ERR_PERM(4, "is not permitted to do this", "run the node as a user who is, such as root"),
    ERR_INSTALLED(5, "misses something on this node", "install it here, or correct the parameter that names it"),
    ERR_CONFIGURED(6, "finds its parameters wrong", Next.PARAMETERS),
    NOT_RUNNING(7, "is not running", ""),
    RUNNING_PROMOTED(8, "", ""),
    FAILED_PROMOTED(9, "failed in its promoted role", ""),
    DEGRADED(190, "is degraded", ""),
    DEGRADED_PROMOTED(191, "is degraded", ""),
    /** It could not be started, as a shell says it, or a signal ended it. */
    DID_NOT_RUN(-1, "did not run to its end", "run the agent by hand and see"),
    /** A code without a meaning of its own. */
    OTHER(-2, "failed", "");

    private static final int CANNOT_BE_EXECUTED = 126;
    private static final int DEGRADED_CODE = 190;

    /** What a person should do; an enum's constants cannot refer to constants of its own. */
    private static final class Next {
        static final String PARAMETERS =
                "correct them with `ark resource set TAG NAME=VALUE`; `ark kit show` explains them";
    }

    private final int code;
    private final String meaning;
    private final String next;

    OcfExit(int code, String meaning, String next) {
        this.code = code;
        this.meaning = meaning;
        this.next = next;
    }

    static OcfExit of(int code) {
        return Arrays.stream(values())
                .filter(exit -> exit.code == code && code >= 0)
                .findFirst()
                .orElse(code >= CANNOT_BE_EXECUTED && code < DEGRADED_CODE ? DID_NOT_RUN : OTHER);
    }

    /** Whether what ended so says that the resource runs. */
    boolean runs() {
        return switch (this) {
            case SUCCESS, RUNNING_PROMOTED, DEGRADED, DEGRADED_PROMOTED -> true;
            default -> false;
        };
    }

    /** Whether the resource does not have what this action needs. */
    boolean asksForParameters() {
        return this == ERR_ARGS || this == ERR_UNIMPLEMENTED || this == ERR_CONFIGURED;
    }

    /** What a monitor says that ended by itself. */
    static Health health(String agent, ChildResult result) {
        OcfExit exit = of(result.exitCode());
        String said = exit.sentence(agent, result);
        return switch (exit) {
            case SUCCESS, RUNNING_PROMOTED -> Health.healthy();
            case DEGRADED, DEGRADED_PROMOTED -> Health.healthy(said);
            case NOT_RUNNING, ERR_GENERIC, FAILED_PROMOTED, OTHER -> Health.failed(said);
            case ERR_ARGS, ERR_UNIMPLEMENTED, ERR_PERM, ERR_INSTALLED, ERR_CONFIGURED, DID_NOT_RUN ->
                Health.unknown(exit.next.isEmpty() ? said : said + "; " + exit.next);
        };
    }

    /** What follows from another action that ended by itself and did not succeed. */
    static KitException failure(String agent, String action, ChildResult result) {
        OcfExit exit = of(result.exitCode());
        KitException.Kind kind = switch (exit) {
            case ERR_ARGS, ERR_UNIMPLEMENTED, ERR_PERM, ERR_INSTALLED, ERR_CONFIGURED -> KitException.Kind.DENIED;
            case DID_NOT_RUN -> KitException.Kind.INDETERMINATE;
            default -> KitException.Kind.BROKEN;
        };
        return new KitException(kind, action + " failed", exit.sentence(agent, result), exit.next);
    }

    /** The code, what it means, and what the agent said. */
    String sentence(String agent, ChildResult result) {
        String said = Said.exitReason(result.err());
        String what = agent + " " + (meaning.isEmpty() ? "runs" : meaning) + " (exit code " + result.exitCode() + ")";
        return said.isEmpty() ? what : what + ": " + said;
    }

    String next() {
        return next;
    }
}
