package io.genericark.node;

import io.genericark.process.Boottime;

/** The clocks of this machine. */
final class MachineClocks implements Ports.Clocks {
    @Override
    public long bootNanos() {
        return Boottime.nanos();
    }

    @Override
    public long wallMillis() {
        return System.currentTimeMillis();
    }
}
