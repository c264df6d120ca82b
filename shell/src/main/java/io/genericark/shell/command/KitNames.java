package io.genericark.shell.command;

import io.genericark.admin.AdminReply;
import io.genericark.shell.session.Trouble;
import java.util.Iterator;
import java.util.List;

/** The kits of the node, for completion; none when the node does not answer. */
final class KitNames implements Iterable<String> {
    private final Ark ark;

    KitNames(Ark ark) {
        this.ark = ark;
    }

    @Override
    public Iterator<String> iterator() {
        try {
            return ark.node().kits().kits().stream().map(AdminReply.Kit::name).iterator();
        } catch (Trouble unreachable) {
            return List.<String>of().iterator();
        }
    }
}
