package io.genericark.shell.session;

/** The time that a command waits by. */
public interface Time {
    /** The machine's own. */
    Time SYSTEM = new Time() {
        @Override
        public long nowMillis() {
            return System.currentTimeMillis();
        }

        @Override
        public void pause(long millis) throws InterruptedException {
            Thread.sleep(millis);
        }
    };

    long nowMillis();

    /** Blocks for so long; an interrupt is Ctrl-C. */
    void pause(long millis) throws InterruptedException;
}
