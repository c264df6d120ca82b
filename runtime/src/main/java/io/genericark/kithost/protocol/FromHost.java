package io.genericark.kithost.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.genericark.api.Plannable;
import io.genericark.api.Preflight;
import io.genericark.api.Traceable;
import java.util.List;
import java.util.Optional;
import org.slf4j.event.Level;

/** What the kit-host says to the node. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = FromHost.Ready.class, name = "ready"),
    @JsonSubTypes.Type(value = FromHost.Described.class, name = "described"),
    @JsonSubTypes.Type(value = FromHost.Finished.class, name = "finished"),
    @JsonSubTypes.Type(value = FromHost.LogLine.class, name = "log")
})
public sealed interface FromHost {

    /**
     * These kits can be used. Said once at start, and again for each {@code describe}.
     *
     * @param kits by name
     * @param refused files that look like kits and cannot be used
     * @param families kits that are made on demand
     */
    record Ready(List<KitInfo> kits, List<RefusedFile> refused, List<KitFamily> families) implements FromHost {
        /** Nothing, as before a host has said anything. */
        public static final Ready NOTHING = new Ready(List.of(), List.of(), List.of());

        public Ready {
            kits = List.copyOf(kits);
            refused = List.copyOf(refused);
            families = List.copyOf(families);
        }
    }

    /**
     * The answer to one {@code describeKit}.
     *
     * @param number of the question
     * @param kit what that kit says of itself; empty when it cannot be used
     * @param reason why it cannot be used; else empty
     */
    record Described(long number, Optional<KitInfo> kit, String reason) implements FromHost {}

    /**
     * An action has ended; nothing of it runs any more, except what a successful restore or recover left in service.
     *
     * @param outcome how
     * @param reason why, when it is not OK or HEALTHY; else empty
     * @param warning what somebody should look at although it is OK or HEALTHY; else empty
     * @param durationMillis how long it ran
     * @param plan the answer to PLAN
     * @param traces the answer to TRACE
     * @param findings the answer to PREFLIGHT
     * @param snapshot the answer to SNAPSHOT; else empty
     */
    record Finished(
            long actionId,
            Outcome outcome,
            String reason,
            String warning,
            long durationMillis,
            Optional<Plannable.Plan> plan,
            List<Traceable.Trace> traces,
            List<Preflight.Finding> findings,
            String snapshot)
            implements FromHost {
        public Finished {
            traces = List.copyOf(traces);
            findings = List.copyOf(findings);
        }
    }

    /** A line that a kit wrote to its log. */
    record LogLine(long actionId, String tag, Level level, String text) implements FromHost {}
}
