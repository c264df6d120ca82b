package io.genericark.authoring.conformance;

/**
 * What became of one promise.
 *
 * @param name of the promise
 * @param sentence what is promised
 * @param verdict whether it is kept
 * @param text PASS: what else is worth knowing, or empty; FAIL: what was seen; SKIP: why it was not tried
 * @param next FAIL: what to do; else empty
 * @param tookMillis how long that took
 */
public record Result(String name, String sentence, Verdict verdict, String text, String next, long tookMillis) {

    /** Whether a promise is kept. */
    public enum Verdict {
        /** Kept. */
        PASS,
        /** Not kept. */
        FAIL,
        /** Not tried. */
        SKIP
    }
}
