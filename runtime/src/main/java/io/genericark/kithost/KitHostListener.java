package io.genericark.kithost;

import io.genericark.kithost.protocol.FromHost;

/**
 * Hears what a kit-host says. Called on threads of the client, one call at a time; must not block, or the host's answers
 * wait. After {@link #onDied} nothing more is said.
 */
public interface KitHostListener {

    /** The host is up and these are its kits. Again after each {@code describe}. */
    void onReady(FromHost.Ready ready);

    /** A kit that was asked for has described itself, or cannot. */
    default void onDescribed(FromHost.Described described) {}

    /** An action has ended. */
    void onFinished(FromHost.Finished finished);

    /** A kit logged a line. */
    void onLog(FromHost.LogLine line);

    /**
     * The host has ended, and so has every process of the actions that it was running. What those actions achieved is not
     * known. What earlier restores left in service runs on.
     *
     * @param reason why, and which actions were running
     */
    void onDied(String reason);
}
