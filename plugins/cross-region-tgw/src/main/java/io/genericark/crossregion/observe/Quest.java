package io.genericark.crossregion.observe;

import io.genericark.aws.CidrBlock;
import io.genericark.aws.EniId;
import io.genericark.aws.Role;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is looked for, and where. A value.
 *
 * @param own the interface of this node
 * @param node this node's name
 * @param home the region of this node
 * @param regions where else; those that peerings lead to when empty
 * @param accounts with whose rights beside this node's own
 */
public record Quest(
        List<CidrBlock> vips,
        EniId own,
        String node,
        String home,
        Set<String> regions,
        List<Account> accounts,
        NodeNames nodes) {

    /**
     * Another account.
     *
     * @param region where alone the role is used; everywhere when not given
     */
    public record Account(Role role, Optional<String> region) {}

    /** Copies. */
    public Quest {
        vips = List.copyOf(vips);
        regions = Set.copyOf(regions);
        accounts = List.copyOf(accounts);
    }

    /** Whether the regions are found by following the peerings. */
    boolean isFollowing() {
        return regions.isEmpty();
    }

    /** Whether a region belongs to what is looked at. */
    boolean includes(String region) {
        return isFollowing() || region.equals(home) || regions.contains(region);
    }

    /** This node's own rights and each role's. */
    Set<Where> in(String region) {
        Set<Where> all = new LinkedHashSet<>();
        all.add(new Where(region, Optional.empty()));
        accounts.stream()
                .filter(account ->
                        account.region().filter(only -> !only.equals(region)).isEmpty())
                .forEach(account -> all.add(new Where(region, Optional.of(account.role()))));
        return all;
    }

    /** Where the interface of this node is. */
    Where start() {
        return new Where(home, Optional.empty());
    }
}
