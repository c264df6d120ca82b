package io.genericark.aws;

import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.api.Preflight.Finding;
import io.genericark.api.Preflight.Severity;
import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What a failure means to somebody who only wanted to know. Pure. */
public final class Examined {

    private Examined() {}

    /** A look that failed: nothing else could be examined. */
    static Finding unseen(KitException e) {
        return refused(e.what(), Severity.ERROR, e);
    }

    /**
     * What was refused, or is not known: AWS that is busy says nothing about a restore, and AWS that cannot be reached says that
     * one would fail.
     *
     * @param whenRefused how much it matters that AWS refuses it or cannot be reached
     */
    public static Finding refused(String what, Severity whenRefused, KitException e) {
        boolean passes = (e.kind() == Kind.TRANSIENT || e.kind() == Kind.INDETERMINATE) && !isUnreachable(e);
        return new Finding(passes ? Severity.UNKNOWN : whenRefused, what, e.why(), e.next());
    }

    private static boolean isUnreachable(KitException e) {
        Optional<Throwable> cause = Optional.ofNullable(e.getCause());
        return cause.filter(it -> it instanceof SdkClientException || it instanceof IOException)
                .isPresent();
    }
}
