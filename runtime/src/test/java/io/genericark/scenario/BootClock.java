package io.genericark.scenario;

/** A machine's own clock: it stands still while the machine does. */
final class BootClock {
    private final Schedule schedule;
    private long stoodNanos;
    private long stillUntil;

    BootClock(Schedule schedule) {
        this.schedule = schedule;
    }

    long now() {
        return schedule.now() - stoodNanos;
    }

    boolean isStill() {
        return schedule.now() < stillUntil;
    }

    /** The machine stops for so long. */
    void standStill(long millis) {
        stillUntil = schedule.now() + millis * Schedule.MILLI;
        stoodNanos += millis * Schedule.MILLI;
    }

    /** Does something when this clock shows that time. */
    void at(long nanos, Runnable what) {
        schedule.at(Math.max(nanos + stoodNanos, stillUntil), () -> {
            if (now() < nanos || isStill()) {
                at(nanos, what);
            } else {
                what.run();
            }
        });
    }

    void in(long millis, Runnable what) {
        at(Math.max(now(), 0) + millis * Schedule.MILLI, what);
    }
}
