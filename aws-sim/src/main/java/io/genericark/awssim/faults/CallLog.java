package io.genericark.awssim.faults;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every API call that arrived, in the order of arrival. Thread-safe; grows until {@link #clear}. */
public final class CallLog {
    private final Map<Integer, Call> calls = new LinkedHashMap<>();
    private int lastNumber;

    /** What became of a call. */
    public enum Outcome {
        /** Not decided yet: waiting in a delay or a hang. */
        PENDING,
        /** Performed and answered. */
        ANSWERED,
        /** Not performed, answered with an error. */
        ERROR,
        /** Performed, but answered with an injected error. */
        PERFORMED_BUT_ERROR,
        /** Performed, but not answered. */
        PERFORMED_BUT_LOST,
        /** Not performed, not answered. */
        REFUSED,
        /** Not performed, not answered, after a long wait. */
        HUNG
    }

    /**
     * One call. {@code caller} is the access key id of its signature; {@code error} the error code, or empty;
     * {@code finished} is when its outcome was decided.
     */
    public record Call(
            int number,
            Instant received,
            Instant finished,
            String service,
            String region,
            String action,
            String caller,
            Map<String, String> parameters,
            Outcome outcome,
            String error) {
        Call decided(Instant at, Outcome decision, String code) {
            return new Call(number, received, at, service, region, action, caller, parameters, decision, code);
        }
    }

    /** The number of a call in this log. */
    public record CallNumber(int value) {}

    public synchronized CallNumber received(
            Instant at, String service, String region, String action, String caller, Map<String, String> parameters) {
        int number = ++lastNumber;
        calls.put(number, new Call(number, at, at, service, region, action, caller, parameters, Outcome.PENDING, ""));
        return new CallNumber(number);
    }

    /** Notes the outcome; ignored for a call from before {@link #clear}. */
    public synchronized void decided(CallNumber number, Instant at, Outcome outcome, String error) {
        calls.computeIfPresent(number.value(), (n, call) -> call.decided(at, outcome, error));
    }

    public synchronized List<Call> calls() {
        return List.copyOf(calls.values());
    }

    public synchronized List<Call> calls(String action) {
        return calls().stream().filter(c -> c.action().equals(action)).toList();
    }

    public synchronized void clear() {
        calls.clear();
    }
}
