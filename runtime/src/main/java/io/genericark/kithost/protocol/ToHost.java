package io.genericark.kithost.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What the node says to the kit-host. The end of the stream says: end everything that you run, and yourself, at once. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ToHost.Start.class, name = "start"),
    @JsonSubTypes.Type(value = ToHost.Cancel.class, name = "cancel"),
    @JsonSubTypes.Type(value = ToHost.Lease.class, name = "lease"),
    @JsonSubTypes.Type(value = ToHost.Describe.class, name = "describe"),
    @JsonSubTypes.Type(value = ToHost.DescribeKit.class, name = "describeKit")
})
public sealed interface ToHost {

    /** Run this action, after the ones of the same tag that were asked for before. Answered by one {@code finished}. */
    record Start(ActionRequest request) implements ToHost {}

    /** End this action. Its {@code finished} comes when nothing of it runs any more. Without effect when it has ended. */
    record Cancel(long actionId) implements ToHost {}

    /**
     * Writes are allowed until then.
     *
     * @param untilBoottimeNanos by CLOCK_BOOTTIME; 0 takes the right away
     */
    record Lease(long untilBoottimeNanos) implements ToHost {}

    /** Look at the kits again and answer {@code ready}. */
    record Describe() implements ToHost {}

    /**
     * Describe the kit of this name, also one that is made on demand; answered by one {@code described}.
     *
     * @param number the answer carries it
     */
    record DescribeKit(long number, String name) implements ToHost {}
}
