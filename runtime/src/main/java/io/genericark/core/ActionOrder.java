package io.genericark.core;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One action for the kit-host.
 *
 * @param actionId unique within this incarnation of the node; the answer names it
 * @param epoch the fencing token under which the action may write
 */
public record ActionOrder(
        long actionId,
        Tag tag,
        String id,
        String kit,
        Action action,
        SortedMap<String, String> parameters,
        long epoch,
        long incarnation,
        long timeoutMillis) {
    public ActionOrder {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }
}
