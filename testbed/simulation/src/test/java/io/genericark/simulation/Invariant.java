package io.genericark.simulation;

import io.genericark.core.ActionOrder;
import io.genericark.core.ClusterState;
import io.genericark.core.Effect;
import io.genericark.core.Next;

/** A promise that must hold in every run; breaks it with a {@link Violation}. Keeps its own books, by true time. */
interface Invariant {
    /** Called at every event, before it happens: the world is as it was until this instant. */
    default void check(World world) {}

    /** A command was committed. */
    default void committed(World world, ClusterState before, ClusterState after) {}

    /** A node made a step. */
    default void stepped(World world, Machine machine, Next next) {}

    /** A node is about to hand an action to its kit-host. */
    default void ordered(World world, Machine machine, ActionOrder order) {}

    /** A node sent a heartbeat. */
    default void sent(World world, Machine machine, Effect.SendHeartbeat heartbeat) {}

    /** A node acknowledged a heartbeat. */
    default void acknowledged(World world, Machine machine, Effect.SendAck ack) {}

    /** All is healed and has had time to settle. */
    default void settled(World world) {}

    /** The run is over. */
    default void ended(World world) {}
}
