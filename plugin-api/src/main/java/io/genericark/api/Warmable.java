package io.genericark.api;

/**
 * A kit whose first action takes much longer than later ones, since libraries are loaded and prepared by it, and that can have
 * this done ahead of time. A failover then does not wait for it.
 *
 * <p><b>Duties of the kit.</b> The warm-up changes nothing that anybody else could see. It needs no resource, no network, no
 * permission and no credentials: what is missing it does without. It ends within half a minute, or soon after its thread
 * was interrupted. Actions of the kit may run at the same time, and must not wait for it.
 *
 * <p><b>Duties of the runtime.</b> It is called once for an instance at most, soon after that was made, on a background thread
 * with the kit's class loader as the thread's context class loader. A runtime may leave the call out. What it
 * throws is written to the log and has no other consequence: the first action then does the work, as without it.
 */
public interface Warmable {

    /**
     * Does what the first action would have to do otherwise: loads classes, makes clients, reads a sample answer. May block.
     *
     * @throws KitException when something could not be prepared; only written to the log
     */
    void warmUp() throws KitException;
}
