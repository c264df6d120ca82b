package io.genericark.api;

import java.time.Duration;
import org.slf4j.Logger;

/**
 * One call of one action for one resource: what the kit may know, and the only way in which it answers besides its
 * return value. Implemented by the runtime; valid only until the action returns.
 *
 * <p>All methods may be called from any thread that the action uses; none blocks.
 */
public interface KitContext {

    /**
     * The tag of the resource: its name in the cluster.
     *
     * @return such as {@code web}
     */
    String tag();

    /**
     * The id of the resource: what it stands for outside of the cluster, in the kit's own words.
     *
     * @return such as an IP address or a mount point; never empty, the tag when none was given
     */
    String id();

    /**
     * The node on which this runs.
     *
     * @return its name in the cluster
     */
    String node();

    /**
     * The epoch of the hierarchy's placement: grows with each placement, and is the fencing token. A write that can
     * carry or compare a token carries this one.
     *
     * @return the epoch; 0 for a look that belongs to no placement
     */
    long epoch();

    /**
     * The parameters of the resource.
     *
     * @return checked, defaults filled in
     */
    Parameters parameters();

    /**
     * The time left until this action is cancelled, by a clock that also counts while the machine is suspended.
     *
     * @return never negative; zero when the action should have ended
     */
    Duration timeLeft();

    /**
     * The longest time that one write to something outside of this node may take, from a passed gate until its answer is
     * there or it was given up for good. The cluster's time budget counts on it: soon after this node's lease has ended, another
     * one acts. Looks should keep to it too, so that a dead peer costs no more than this.
     *
     * @return {@code ark.timing.longest-call} of this node's configuration; positive
     */
    Duration longestCall();

    /**
     * The permission to write.
     *
     * @return to be checked before each write
     */
    Gate gate();

    /**
     * The log of this resource on this node; lines carry tag, action and epoch already.
     *
     * @return a logger
     */
    Logger log();

    /**
     * Names a step that must be done when this node loses its right to act, by whatever is left of it. Called during
     * {@code restore} or {@code recover}, <em>before</em> the write that the step undoes. Steps given in one action replace
     * those of the action before; they are done in reverse order, and several times if need be.
     *
     * @param step what to do
     */
    void letGo(LetGoStep step);

    /**
     * Adds a warning to the outcome: the action succeeds and yet somebody should look. The resource is then shown as ISU
     * with this text.
     *
     * @param text what, why, and what to do next, in one line
     */
    void warn(String text);
}
