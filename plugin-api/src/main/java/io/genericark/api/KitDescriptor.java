package io.genericark.api;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a kit says of itself. Immutable.
 *
 * @param name how resources name this kit, such as {@code ec2-routetable}: letters, digits, {@code . _ -}; unique on a node. What
 *     the runtime adapts has a name of up to three such words with {@code :} between them, such as {@code ocf:heartbeat:IPaddr2}
 *     or {@code systemd:backup@daily.timer}; the later ones may hold {@code @} and {@code \} too
 * @param version the kit's own version, for people and logs
 * @param summary one sentence: what this kit puts in service
 * @param parameters what a resource of this kit can be given; names are unique
 * @param timeouts the default time of each action; a resource may override them
 */
public record KitDescriptor(
        String name, String version, String summary, List<ParameterSpec> parameters, ActionTimeouts timeouts) {

    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}(:[A-Za-z0-9._@\\\\-]{1,255}){0,2}");

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException when the name is not of the form above or a parameter is named twice
     */
    public KitDescriptor {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "kit name '" + name
                            + "' must be 1-63 letters, digits, '.', '_' or '-', the first a letter or digit;"
                            + " the name of something adapted is such words with ':' between them, as in ocf:heartbeat:IPaddr2");
        }
        parameters = List.copyOf(parameters);
        Set<String> names = new HashSet<>();
        for (ParameterSpec spec : parameters) {
            if (!names.add(spec.name())) {
                throw new IllegalArgumentException("kit " + name + " declares parameter '" + spec.name() + "' twice");
            }
        }
    }
}
