package io.genericark.node;

import io.genericark.core.ActionOrder;
import io.genericark.core.Command;
import io.genericark.core.Hearing;
import io.genericark.core.NodeId;
import io.genericark.core.Severity;
import io.genericark.core.Tag;

/**
 * What a node acts on. Every method is called by the node's thread, returns at once and never throws for reasons of the
 * outside world: what comes of it arrives later as a {@link io.genericark.core.NodeEvent}, or never.
 */
public interface Ports {
    /** The machine's clocks. */
    interface Clocks {
        /** CLOCK_BOOTTIME in nanoseconds: runs while the machine is suspended, never goes back. */
        long bootNanos();

        /** Wall clock in milliseconds, for people and for noticing that the machine stood still. */
        long wallMillis();
    }

    /** The communication paths. */
    interface Paths {
        void sendHeartbeat(NodeId to, long incarnation, long round, Hearing hearing);

        void sendAck(NodeId to, long incarnation, long toIncarnation, long round, long votersVersion);
    }

    /** The replicated log. */
    interface Log {
        void propose(Command command);
    }

    /** Everything that can touch a resource: guard and kit-host. */
    interface Hands {
        void leaseUntil(long bootNanos);

        /** Answers with {@link io.genericark.core.NodeEvent.LetGoFinished} of this number. */
        void letGo(long number, String why);

        void start(ActionOrder order);

        void cancel(long actionId);

        /** Answers with {@link io.genericark.core.NodeEvent.KitHostDied}. */
        void replaceKitHost(String why);

        /** Answers with {@link io.genericark.core.NodeEvent.ForceRemoveFinished}. */
        void forceRemove(Tag tag, String why);
    }

    /** The node process itself. */
    interface Host {
        /** Makes an incarnation durable; answers with {@link io.genericark.core.NodeEvent.IncarnationTaken}. */
        void takeIncarnation(long atLeast);

        void note(Severity severity, String text);

        /** Ends this node, having let go; {@code why} is the last thing that the operator reads. */
        void halt(String why);

        /** The node has stopped as it was asked to. */
        void stopped();
    }
}
