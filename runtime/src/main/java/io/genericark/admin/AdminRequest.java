package io.genericark.admin;

import io.genericark.core.Command;
import io.genericark.core.NodeId;
import io.genericark.core.Tag;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;

/** What a client may ask of a node. */
public sealed interface AdminRequest {
    /** The committed state as this node has applied it, and the node's own view. */
    record Look() implements AdminRequest {}

    /**
     * Submit a command and wait for what became of it.
     *
     * @param timeoutMillis how long to wait for quorum and the answer
     */
    record Submit(Command command, long timeoutMillis) implements AdminRequest {}

    /** A stream of events: those kept with a greater index first, then new ones as they are committed. */
    record Watch(long afterIndex) implements AdminRequest {}

    /** The kits that can be used on this node. */
    record Kits() implements AdminRequest {}

    /** One kit of this node by its full name, also one that is made on demand; answered as {@link Kits}. */
    record OneKit(String name) implements AdminRequest {}

    /**
     * Hand a kit of this node's scripts directory to other nodes, as it is on the disk now; answered as {@link Submit} is.
     *
     * @param helpers files or directories that go with it beside what it may import, relative to the scripts directory
     * @param to empty for all nodes, also those that join later
     */
    record PushKit(String name, List<String> helpers, SortedSet<NodeId> to, long timeoutMillis)
            implements AdminRequest {
        public PushKit {
            helpers = List.copyOf(helpers);
        }
    }

    /** Let a kit look at a resource on this node, without changing anything. */
    record Inspect(Tag tag, Inspection inspection) implements AdminRequest {}

    /**
     * Examine on this node, now, what its resources need there; what is found stands in the cluster state afterwards. One is
     * examined after the other, each for as long as a check of it may take.
     */
    record Examine(Scope scope) implements AdminRequest {}

    /** Which resources are examined. */
    enum Scope {
        ALL,
        /** Those whose kits use AWS. */
        AWS
    }

    /** The printed time budget and the effective configuration. */
    record Configuration() implements AdminRequest {}

    /** The jars and zips of this node's plugins directory. */
    record Plugins() implements AdminRequest {}

    /**
     * Change one of them on this node, without disturbing what is in service.
     *
     * @param subject INSTALL, UPGRADE: the absolute path of a file of this machine; else the plugin's id or file name
     */
    record ChangePlugin(PluginChange change, String subject) implements AdminRequest {}

    /** What becomes of a plugin. */
    enum PluginChange {
        INSTALL,
        UPGRADE,
        ENABLE,
        DISABLE,
        UNINSTALL;

        /** As people say it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a kit is asked to look at. */
    enum Inspection {
        QUICK_CHECK,
        DEEP_CHECK,
        PLAN,
        PREFLIGHT,
        TRACE,
        SNAPSHOT
    }
}
