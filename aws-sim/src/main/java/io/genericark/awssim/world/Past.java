package io.genericark.awssim.world;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** What a region was like before its last changes, as far back as its routers may still go by. Guarded by the world's lock. */
final class Past {

    /** A region as it was until then. */
    private record Moment(Instant until, Region region) {}

    private final Deque<Moment> moments = new ArrayDeque<>();

    /** Remembers what was until now, and forgets what was over before {@code horizon}. */
    void remember(Region before, Instant now, Instant horizon) {
        moments.addLast(new Moment(now, before));
        while (!moments.isEmpty() && !moments.getFirst().until().isAfter(horizon)) {
            moments.removeFirst();
        }
    }

    /** What the region was like then; {@code current} when it is so since before. */
    Region at(Instant then, Region current) {
        return moments.stream()
                .filter(it -> it.until().isAfter(then))
                .map(Moment::region)
                .findFirst()
                .orElse(current);
    }
}
