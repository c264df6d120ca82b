package io.genericark.api;

import java.util.List;

/** A kit of a VIP that can say where a packet to the VIP goes. */
public interface Traceable {

    /**
     * Follows a packet to the VIP from every place that the kit knows, over what is configured now. Reads only; may be
     * called on any node. Same threads, deadline and errors as {@link RecoveryKit#quickCheck}.
     *
     * @param ctx the resource and the conditions of this call
     * @return one trace per place
     * @throws KitException when nothing could be followed
     */
    List<Trace> trace(KitContext ctx) throws KitException;

    /** Where a trace ended. */
    enum Verdict {
        /** At this node. */
        REACHES_THIS_NODE,
        /** At something else that answers to it, such as another node's interface. */
        REACHES_ANOTHER,
        /** Nowhere. */
        LOST,
        /** Something on the way could not be seen. */
        UNKNOWN
    }

    /**
     * The way of a packet from one place.
     *
     * @param from the place, such as {@code rtb-1 (10.0.1.0/24, ap-northeast-1a)}
     * @param hops what it meets, in order
     * @param verdict where it ended
     * @param reason the verdict in one sentence
     */
    record Trace(String from, List<Hop> hops, Verdict verdict, String reason) {
        /** Copies. */
        public Trace {
            hops = List.copyOf(hops);
        }
    }

    /**
     * One thing met.
     *
     * @param at what, such as {@code rtb-1}
     * @param to where it sends the packet, such as {@code eni-a}
     * @param why by which rule, such as {@code 10.0.0.7/32, static}
     */
    record Hop(String at, String to, String why) {}
}
