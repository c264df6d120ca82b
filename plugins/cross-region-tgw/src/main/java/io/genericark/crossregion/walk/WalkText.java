package io.genericark.crossregion.walk;

import io.genericark.crossregion.walk.Verdict.Kind;
import io.genericark.crossregion.walk.Way.Direction;
import java.util.List;
import java.util.stream.Collectors;

/** A walk for people. */
public final class WalkText {

    private WalkText() {}

    /** One line for each source; the whole way only where a packet does not arrive. Each line is ended by a line break. */
    public static String verdicts(Walk walk) {
        return of(walk, false);
    }

    /** The whole way for each source. Each line is ended by a line break. */
    public static String ways(Walk walk) {
        return of(walk, true);
    }

    private static String of(Walk walk, boolean all) {
        StringBuilder text = new StringBuilder(walk.vip() + " -> " + walk.owner() + "\n");
        for (Way way : walk.ways()) {
            boolean good = way.verdict().kind() == Kind.ARRIVES;
            text.append(head(way));
            if (all || !good) {
                way.hops().forEach(hop -> text.append(line(hop)));
                way.wrong().ifPresent(table -> text.append("        first wrong: " + table + "\n"));
            }
        }
        return text.append(sum(walk.ways())).toString();
    }

    private static String head(Way way) {
        String arrow = way.direction() == Direction.TO_VIP ? "from " : "back to ";
        return "%-8s".formatted(mark(way.verdict().kind())) + arrow + way.source() + " in "
                + way.source().place().region() + ": " + way.verdict().reason() + "\n";
    }

    private static String mark(Kind kind) {
        return switch (kind) {
            case ARRIVES -> "ok";
            case UNKNOWN -> "unknown";
            case LOOP -> "LOOP";
            case BLACKHOLE -> "LOST";
            case LEAVES -> "LEAVES";
            case REACHES_ANOTHER -> "OTHER";
        };
    }

    private static String line(Hop hop) {
        return "        " + hop.table() + " of " + hop.of() + " -> " + hop.to() + "  (" + hop.rule() + ")\n";
    }

    private static String sum(List<Way> ways) {
        if (ways.isEmpty()) {
            return "No client was found.\n";
        }
        long arriving = ways.stream()
                .filter(way -> way.verdict().kind() == Kind.ARRIVES)
                .count();
        String wrong = ways.stream()
                .flatMap(way -> way.wrong().stream())
                .distinct()
                .sorted()
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        return arriving + " of " + ways.size() + " ways arrive."
                + (wrong.isEmpty() ? "" : " Wrong tables: " + wrong + ".") + "\n";
    }
}
