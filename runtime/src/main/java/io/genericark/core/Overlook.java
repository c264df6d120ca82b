package io.genericark.core;

/** What somebody who asks for a certain node tells the cluster to overlook there. */
public enum Overlook {
    NOTHING,
    /** Its kits are missing or differ. */
    KITS
}
