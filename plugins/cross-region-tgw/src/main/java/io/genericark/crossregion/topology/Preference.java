package io.genericark.crossregion.topology;

import io.genericark.aws.CidrBlock;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Which of several routes are taken. */
final class Preference {
    private Preference() {}

    /** Those with the longest prefix, and among these those of the lowest rank, in the order given. */
    static <R> List<R> first(
            List<R> routes, CidrBlock address, Function<R, Destination> destination, ToIntFunction<R> rank) {
        List<R> matching = routes.stream()
                .filter(r -> destination.apply(r).covers(address))
                .toList();
        int longest = matching.stream()
                .mapToInt(r -> destination.apply(r).prefix(address))
                .max()
                .orElse(-1);
        List<R> longestOnes = matching.stream()
                .filter(r -> destination.apply(r).prefix(address) == longest)
                .toList();
        int best = longestOnes.stream().mapToInt(rank).min().orElse(0);
        return longestOnes.stream().filter(r -> rank.applyAsInt(r) == best).toList();
    }
}
