package io.genericark.kithost;

import io.genericark.kithost.protocol.ActionRequest;

/**
 * A place where kits run, as the node loop sees it. No method blocks; answers come to a {@link KitHostListener}. After the
 * host has died all methods are without effect: the node makes another one.
 */
public interface KitHost {

    /** Asks for an action. Exactly one {@code onFinished} answers it, unless the host dies. */
    void start(ActionRequest request);

    /** Asks an action to end; its {@code onFinished} comes when nothing of it runs any more. Repeatable. */
    void cancel(long actionId);

    /**
     * Lets actions write until then.
     *
     * @param boottimeNanos by {@link io.genericark.process.Boottime}; 0 takes the right away
     */
    void leaseUntil(long boottimeNanos);

    /** Asks for another {@code onReady}, with the kits as they are on disk now. */
    void describe();

    /**
     * Asks what one kit says of itself, also one that is made on demand. One {@code onDescribed} answers it, unless the host
     * dies.
     *
     * @param number the answer carries it
     */
    void describeKit(long number, String name);

    /** Ends the host and the actions that it is running, at once (SIGKILL). {@code onDied} follows. Repeatable. */
    void end();
}
