package io.genericark.core;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a node says of its kits.
 *
 * @param kits those that it can use, by name
 * @param taken the number of the newest push of each kit that it has written to its disk
 */
public record KitReport(SortedMap<String, KitVersion> kits, SortedMap<String, Long> taken) {
    public KitReport {
        kits = Collections.unmodifiableSortedMap(new TreeMap<>(kits));
        taken = Collections.unmodifiableSortedMap(new TreeMap<>(taken));
    }
}
