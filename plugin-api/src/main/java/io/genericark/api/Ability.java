package io.genericark.api;

import java.util.EnumSet;
import java.util.Set;

/** What a kit can do besides {@code restore} and {@code remove}. The runtime asks only for what a kit can do. */
public enum Ability {
    /** The resource is monitored by {@link RecoveryKit#quickCheck}. Without it nothing is monitored. */
    QUICK_CHECK,
    /** A failed resource is repaired on its node by {@link RecoveryKit#recover}. Without it a failure goes straight to failover. */
    RECOVER,
    /** Dry run: {@link Plannable}. */
    PLAN,
    /** Permissions and prerequisites can be examined: {@link Preflight}. */
    PREFLIGHT,
    /** A slower, thorough look: {@link DeepCheck}. */
    DEEP_CHECK,
    /** Says where the VIP leads: {@link Traceable}. */
    TRACE,
    /** Hands out what it observes: {@link Snapshottable}. */
    SNAPSHOT;

    /**
     * Derives the abilities of a kit from the interfaces it implements.
     *
     * @param kit the kit
     * @return its abilities; always holds {@link #QUICK_CHECK} and {@link #RECOVER}; unmodifiable
     */
    public static Set<Ability> of(RecoveryKit kit) {
        EnumSet<Ability> found = EnumSet.of(QUICK_CHECK, RECOVER);
        if (kit instanceof Plannable) {
            found.add(PLAN);
        }
        if (kit instanceof Preflight) {
            found.add(PREFLIGHT);
        }
        if (kit instanceof DeepCheck) {
            found.add(DEEP_CHECK);
        }
        if (kit instanceof Traceable) {
            found.add(TRACE);
        }
        if (kit instanceof Snapshottable) {
            found.add(SNAPSHOT);
        }
        return Set.copyOf(found);
    }
}
