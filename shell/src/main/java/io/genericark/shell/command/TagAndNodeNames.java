package io.genericark.shell.command;

import java.util.ArrayList;
import java.util.Iterator;

/** Tags and nodes together, for completion. */
final class TagAndNodeNames implements Iterable<String> {
    private final Ark ark;

    TagAndNodeNames(Ark ark) {
        this.ark = ark;
    }

    @Override
    public Iterator<String> iterator() {
        var all = new ArrayList<String>();
        new TagNames(ark).forEach(all::add);
        new NodeNames(ark).forEach(all::add);
        return all.iterator();
    }
}
