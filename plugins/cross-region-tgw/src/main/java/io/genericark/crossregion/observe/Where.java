package io.genericark.crossregion.observe;

import io.genericark.aws.Role;
import java.util.Optional;

/**
 * A region, and with whose rights it is looked at and written.
 *
 * @param role that of another account; this node's own rights when not given
 */
public record Where(String region, Optional<Role> role) {
    @Override
    public String toString() {
        return region + role.map(it -> " as " + it).orElse("");
    }
}
