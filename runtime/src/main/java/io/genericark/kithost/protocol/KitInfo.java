package io.genericark.kithost.protocol;

import io.genericark.api.Ability;
import io.genericark.api.KitDescriptor;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A kit that can be used on this node.
 *
 * @param descriptor what it says of itself
 * @param abilities what it can do besides restore and remove
 * @param source the file or directory it comes from
 * @param hash of its files: the same on two nodes when they have the same kit
 * @param needs what it may ask the host for, in words; empty when nothing holds it to that
 * @param policy the IAM policy with which AWS lets it do its work, as JSON; empty for a kit that does not use AWS
 */
public record KitInfo(
        KitDescriptor descriptor,
        SortedSet<Ability> abilities,
        String source,
        String hash,
        List<String> needs,
        String policy) {
    public KitInfo {
        needs = List.copyOf(needs);
        abilities = Collections.unmodifiableSortedSet(new TreeSet<>(abilities));
    }
}
