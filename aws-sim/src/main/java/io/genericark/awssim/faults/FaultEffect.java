package io.genericark.awssim.faults;

import java.time.Duration;

/** What goes wrong with a call, or with packets. */
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

    /** What goes wrong with packets, and with no call: without probability or number, until removed. */
    sealed interface OnTraffic extends FaultEffect {}

    /** No packet leaves the region for another one, or comes from there. */
    record Isolated() implements OnTraffic {}

    /** The peering attachment takes no packets from the region, although it says that it is available. */
    record Cut(String attachment) implements OnTraffic {}

    /** Packets follow the route tables from before a change for so long. */
    record SlowRoutes(Duration delay) implements OnTraffic {}

    enum When {
        INSTEAD,
        AFTER
    }
}
