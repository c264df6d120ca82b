package io.genericark.heartbeat;

/** Why an arriving datagram was dropped. */
public enum DropCause {
    WRONG_SIZE("its size is none that ark sends"),
    NOT_ARK("it is not a datagram of ark"),
    OTHER_VERSION("it comes from another version of the heartbeat protocol; run one version of ark on all nodes"),
    OTHER_CLUSTER("it belongs to another cluster; two clusters share an address and port"),
    BAD_MAC("its MAC is wrong; compare ark.cluster.key-file of all nodes"),
    MALFORMED("its fields do not add up"),
    NOT_FOR_THIS_NODE("it names another receiver; compare the addresses in ark.nodes"),
    UNKNOWN_SENDER("its sender is not a configured peer; compare ark.nodes of all nodes"),
    REPLAYED("its round was already heard on this path, or belongs to an earlier incarnation");

    private final String why;

    DropCause(String why) {
        this.why = why;
    }

    /** The cause in words for the operator. */
    public String why() {
        return why;
    }
}
