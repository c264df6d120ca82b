package io.genericark.awssim.faults;

import java.time.Duration;

/** What goes wrong with a call. */
public sealed interface FaultEffect {

    /** Answered with an error of AWS, either instead of performing the call or after it was performed. */
    record ErrorAnswer(String code, int status, When when) implements FaultEffect {}

    /** Performed later; adds to other effects. */
    record Latency(Duration delay) implements FaultEffect {}

    /** Performed, but the connection is closed without an answer. */
    record LostReply() implements FaultEffect {}

    /** The connection is closed before anything happens. */
    record Refused() implements FaultEffect {}

    /** Nothing is performed or answered until the faults are cleared; then the connection is closed. */
    record Hang() implements FaultEffect {}

    enum When {
        INSTEAD,
        AFTER
    }
}
