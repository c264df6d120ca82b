package io.genericark.shell.command;

import io.genericark.core.Tag;
import io.genericark.shell.session.Trouble;
import java.util.Iterator;
import java.util.List;

/** The tags of the cluster, for completion; none when the node does not answer. */
final class TagNames implements Iterable<String> {
    private final Ark ark;

    TagNames(Ark ark) {
        this.ark = ark;
    }

    @Override
    public Iterator<String> iterator() {
        try {
            return ark.node().look().state().resources().keySet().stream()
                    .map(Tag::value)
                    .iterator();
        } catch (Trouble unreachable) {
            return List.<String>of().iterator();
        }
    }
}
