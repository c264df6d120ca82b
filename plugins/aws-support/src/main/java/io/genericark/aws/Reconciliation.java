package io.genericark.aws;

import io.genericark.api.KitException;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is to be done so that what is seen becomes what is wanted. The resource is in service when there is neither a change
 * nor an obstacle.
 *
 * @param changes what would be written
 * @param obstacles what stands in the way of the resource and cannot be written away
 * @param remarks what is left alone and does not keep the resource out of service, one line each
 */
public record Reconciliation<T extends Change>(List<T> changes, List<Obstacle> obstacles, List<String> remarks) {

    /**
     * A reason why the resource cannot be in service, as a {@link KitException} tells it.
     *
     * @param kind DENIED when somebody must change something, BROKEN when another node may fare better
     */
    public record Obstacle(KitException.Kind kind, String what, String why, String next) {

        KitException toException() {
            return new KitException(kind, what, why, next);
        }
    }

    /** Copies. */
    public Reconciliation {
        changes = List.copyOf(changes);
        obstacles = List.copyOf(obstacles);
        remarks = List.copyOf(remarks);
    }

    /** The same with these remarks, too. */
    public Reconciliation<T> with(List<String> further) {
        return new Reconciliation<>(
                changes,
                obstacles,
                Stream.concat(remarks.stream(), further.stream()).toList());
    }

    /** Nothing can be done for this reason. */
    public static <T extends Change> Reconciliation<T> impossible(Obstacle obstacle) {
        return new Reconciliation<>(List.of(), List.of(obstacle), List.of());
    }
}
