package io.genericark.kithost.protocol;

import io.genericark.api.Ability;
import io.genericark.api.KitDescriptor;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A kit that can be used on this node.
 *
 * @param descriptor what it says of itself
 * @param abilities what it can do besides restore and remove
 * @param source the file or directory it comes from
 */
public record KitInfo(KitDescriptor descriptor, SortedSet<Ability> abilities, String source) {
    public KitInfo {
        abilities = Collections.unmodifiableSortedSet(new TreeSet<>(abilities));
    }
}
