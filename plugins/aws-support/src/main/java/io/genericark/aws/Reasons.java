package io.genericark.aws;

import io.genericark.api.KitException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Several failures, each cause told once with all that it concerns. Pure. */
final class Reasons {

    /** Failures of one cause: what they say differs in the details only, which stand in brackets. */
    private record Cause(KitException.Kind kind, String why, String next) {
        static Cause of(KitException failure) {
            return new Cause(failure.kind(), failure.why().replaceFirst(" \\(.*", ""), failure.next());
        }
    }

    private Reasons() {}

    /** One for each cause, in the order of their first appearance; details and exception are those of the first. */
    static List<KitException> told(Collection<KitException> failures) {
        Map<Cause, List<KitException>> byCause =
                failures.stream().collect(Collectors.groupingBy(Cause::of, LinkedHashMap::new, Collectors.toList()));
        return byCause.values().stream().map(Reasons::together).toList();
    }

    private static KitException together(List<KitException> same) {
        KitException first = same.getFirst();
        if (same.size() == 1) {
            return first;
        }
        String what = what(same.stream().map(KitException::what).distinct().toList());
        return new KitException(first.kind(), what, first.why(), first.next(), first);
    }

    /** Clauses that differ in one word become one clause: {@code route 10.0.0.7/32 in rtb-1, rtb-2 was not replaced}. */
    static String what(List<String> clauses) {
        List<List<String>> words =
                clauses.stream().map(clause -> List.of(clause.split(" "))).toList();
        List<String> merged = new ArrayList<>();
        int different = 0;
        for (int i = 0; i < words.getFirst().size(); i++) {
            int at = i;
            List<String> choices = words.stream()
                    .filter(w -> w.size() > at)
                    .map(w -> w.get(at))
                    .distinct()
                    .toList();
            different += choices.size() > 1 ? 1 : 0;
            merged.add(String.join(", ", new TreeSet<>(choices)));
        }
        boolean sameLength = words.stream().map(List::size).distinct().count() == 1;
        return sameLength && different <= 1 ? String.join(" ", merged) : String.join(", ", clauses);
    }
}
