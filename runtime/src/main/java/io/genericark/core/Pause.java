package io.genericark.core;

/**
 * A hierarchy that failed wherever it could be waits, as this node sees it.
 *
 * @param epoch of its last placement
 * @param retries how often it had been tried again before
 * @param untilNanos when it is tried again, by this node's clock
 */
public record Pause(long epoch, int retries, long untilNanos) {
    boolean isOf(Placement placement) {
        return epoch == placement.epoch() && retries == placement.retries();
    }
}
