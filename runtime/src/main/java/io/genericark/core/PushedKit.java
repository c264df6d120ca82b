package io.genericark.core;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A kit that somebody handed to the cluster, for each node to write to its disk once.
 *
 * @param number grows with every push of any kit; a node that has written it does not write it again
 * @param from the node whose files these are
 * @param to the nodes that take it; empty for all, also those that join later
 */
public record PushedKit(
        String name, long number, NodeId from, SortedSet<NodeId> to, List<PushedFile> files, long atMillis) {
    public PushedKit {
        to = Collections.unmodifiableSortedSet(new TreeSet<>(to));
        files = List.copyOf(files);
    }

    /** True when this node has to have it. */
    public boolean isFor(NodeId node) {
        return to.isEmpty() || to.contains(node);
    }

    /** How long all its files are together. */
    public int bytes() {
        return files.stream().mapToInt(PushedFile::bytes).sum();
    }

    PushedKit withoutContents() {
        return new PushedKit(
                name,
                number,
                from,
                to,
                files.stream().map(f -> new PushedFile(f.path(), f.mode(), "")).toList(),
                atMillis);
    }
}
