package io.genericark.simulation;

/** What can go wrong. A run's {@link Plan} gives each a weight. */
enum Fault {
    /** The machine loses its power; it boots after a while. */
    CRASH,
    /** {@code kill -9} of the node process; it is started again after a while. */
    KILL_NODE,
    KILL_KIT_HOST,
    KILL_GUARD,
    /** SIGSTOP of the node process alone; the guard runs on. */
    PAUSE_NODE,
    /** SIGSTOP of everything on the machine; its clock runs on. */
    STALL_MACHINE,
    /** The hypervisor stops the machine, and its clock with it. */
    FREEZE_MACHINE,
    /** One node hears nobody and is heard by nobody. */
    ISOLATE,
    /** Two groups that do not hear each other. */
    SPLIT,
    /** One direction between two nodes. */
    CUT_ONE_WAY,
    /** One node is heard by nobody, but hears all. */
    MUTE,
    /** One node hears nobody, but is heard. */
    DEAFEN,
    /** Some nodes do not get one node's heartbeats and acknowledgements, but the log's connections work. */
    FILTER_DATAGRAMS,
    /**
     * The only voter that suspects an owner is killed and started again at once, and hears the owner from then on, while
     * the other voters hear it no more.
     */
    RESTART_DOUBTER,
    /** The log has no leader for a while. */
    DEPOSE_LEADER,
    /** One node applies nothing for a while. */
    SLOW_APPLY,
    /** A resource stops working, as its quickCheck will see. */
    BREAK_RESOURCE
}
