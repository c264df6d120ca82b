package io.genericark.aws;

import java.time.Duration;

/** Waits between two attempts; a test waits in no time. */
@FunctionalInterface
public interface Pause {

    /** Blocks this thread for that long. */
    void sleep(Duration time) throws InterruptedException;
}
