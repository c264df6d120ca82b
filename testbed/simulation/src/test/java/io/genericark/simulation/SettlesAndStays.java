package io.genericark.simulation;

/** When nothing goes wrong any more, all that is wanted is in service in bounded time, and then nothing moves. */
final class SettlesAndStays implements Invariant {
    private long epoch;

    @Override
    public void settled(World world) {
        var obstacle = Settled.obstacle(world);
        if (obstacle != null) {
            throw new Violation(this, world, "not settled: " + obstacle);
        }
        epoch = world.log.newest().epoch();
    }

    @Override
    public void ended(World world) {
        if (world.log.newest().epoch() != epoch) {
            throw new Violation(this, world, "it had settled, and then a hierarchy moved once more");
        }
    }
}
