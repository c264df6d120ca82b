package io.genericark.shell.command;

import io.genericark.admin.AdminReply;
import io.genericark.shell.session.Trouble;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** The kits of the node, for completion; none when the node does not answer. */
final class KitNames implements Iterable<String> {
    private final Ark ark;

    KitNames(Ark ark) {
        this.ark = ark;
    }

    @Override
    public Iterator<String> iterator() {
        try {
            var kits = ark.node().kits();
            return Stream.concat(
                            kits.kits().stream().map(AdminReply.Kit::name),
                            kits.families().stream()
                                    .flatMap(f -> f.members().stream().map(m -> f.name() + ":" + m)))
                    .iterator();
        } catch (Trouble unreachable) {
            return List.<String>of().iterator();
        }
    }
}
