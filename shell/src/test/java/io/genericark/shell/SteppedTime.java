package io.genericark.shell;

import io.genericark.shell.session.Time;

/** Time that passes only when somebody waits. */
final class SteppedTime implements Time {
    private long nowMillis = 1_100_000;

    @Override
    public long nowMillis() {
        return nowMillis;
    }

    @Override
    public void pause(long millis) {
        nowMillis += millis;
    }
}
