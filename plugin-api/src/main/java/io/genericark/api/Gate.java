package io.genericark.api;

/**
 * The permission of this action to write. Open while this node's lease runs, the epoch of the action is the latest one
 * known here, and the action is not cancelled. Once closed for an action, a later {@code check} of that action may
 * pass again only when the lease was extended in the meantime.
 *
 * <p>A passed check is good for one write, started at once, which takes no longer than {@link KitContext#longestCall()}: the
 * lease can end in the next moment, and the time that such a write may then still take is part of the cluster's time budget.
 */
public interface Gate {

    /**
     * Passes or throws; never blocks. Thread-safe.
     *
     * @throws KitException of kind DENIED when this action may not write; the kit lets it through, undoing nothing
     */
    void check() throws KitException;
}
