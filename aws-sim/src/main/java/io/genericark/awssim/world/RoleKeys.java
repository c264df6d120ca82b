package io.genericark.awssim.world;

import io.genericark.awssim.world.ResourceId.InstanceId;
import java.util.Locale;

/** Names the access key of an instance's role, so that a signed call can be told from another instance's. */
public final class RoleKeys {
    private static final int DIGITS = 16;

    private RoleKeys() {}

    /** ASIA and 16 further letters and digits, as AWS forms temporary keys. */
    public static String accessKeyOf(InstanceId instance) {
        String digits = instance.value().substring("i-".length()).toUpperCase(Locale.ROOT);
        return "ASIA" + digits.substring(digits.length() - Math.min(DIGITS, digits.length()));
    }
}
