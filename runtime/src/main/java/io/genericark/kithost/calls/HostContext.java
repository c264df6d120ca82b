package io.genericark.kithost.calls;

import io.genericark.kithost.child.MarkedContext;
import java.nio.file.Path;
import java.util.List;

/** A context of an action in a kit-host: what scripts can be given beyond the contract of all kits. */
public interface HostContext extends MarkedContext {

    /** The other nodes of the cluster, in the configuration's order. */
    List<Peer> peers();

    /** Whether nothing may be changed. */
    boolean dryRun();

    /** The secrets that this action has used; takes further ones. */
    Masking masking();

    /** The directory of secrets; need not exist. */
    Path secrets();

    /** The directory of what resources keep on this node; need not exist. */
    Path state();
}
