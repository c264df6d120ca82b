package io.genericark.demo.cluster;

/** Lets traffic pass, or holds it up. Thread-safe. */
final class Gate {
    private boolean open = true;

    synchronized boolean isOpen() {
        return open;
    }

    synchronized void open() {
        open = true;
        notifyAll();
    }

    synchronized void shut() {
        open = false;
    }

    /** Returns when the gate is open. */
    synchronized void pass() throws InterruptedException {
        while (!open) {
            wait();
        }
    }
}
