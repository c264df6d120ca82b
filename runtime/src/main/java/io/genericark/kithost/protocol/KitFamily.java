package io.genericark.kithost.protocol;

import java.util.List;

/**
 * Kits that are made on demand of what is installed on a node.
 *
 * @param name what their names begin with, such as {@code ocf:heartbeat}
 * @param source where they come from
 * @param summary what they are, in one line
 * @param members the last part of each name; empty when they cannot be listed
 */
public record KitFamily(String name, String source, String summary, List<String> members) {
    public KitFamily {
        members = List.copyOf(members);
    }
}
