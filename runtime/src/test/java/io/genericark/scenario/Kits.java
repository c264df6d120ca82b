package io.genericark.scenario;

import io.genericark.core.Action;
import io.genericark.core.ActionOrder;
import io.genericark.core.ActionResult;
import io.genericark.core.ActionResult.Outcome;
import io.genericark.core.NodeId;
import io.genericark.core.Tag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the kits of a scenario do when they are called: all is well within 100 ms, unless the script says otherwise. */
final class Kits {
    /** How an action ends: by itself, at its deadline, or never. */
    enum End {
        ANSWERS,
        HANGS,
        STUCK
    }

    /** What one call of an action will lead to. */
    record Conduct(End end, ActionResult result, long millis) {
        static final Conduct FINE = new Conduct(End.ANSWERS, ActionResult.OK, 100);
    }

    /** For calls on one node, or on all; for so many calls, newest rule first. */
    private record Rule(Tag tag, Action action, @Nullable NodeId on, int times, Conduct conduct) {
        boolean fits(NodeId node, ActionOrder order) {
            return times > 0 && tag.equals(order.tag()) && action == order.action() && (on == null || on.equals(node));
        }

        Rule once() {
            return new Rule(tag, action, on, times - 1, conduct);
        }
    }

    private final List<Rule> rules = new ArrayList<>();

    /** {@code kit TAG ACTION RESULT ["reason"] [takes 2s] [times 3] [on NODE]}. */
    void learn(Words w) {
        var tag = CommandText.tag(w);
        var action = CommandText.action(w);
        var word = w.next();
        var end = word.equals("hangs") ? End.HANGS : word.equals("stuck") ? End.STUCK : End.ANSWERS;
        var outcome = end == End.ANSWERS ? outcome(word, w) : Outcome.TIMED_OUT;
        var result = ActionResult.of(outcome, end == End.ANSWERS ? reason(w, outcome) : "no answer in time");
        if (word.equals("warns")) {
            result = new ActionResult(Outcome.OK, "", w.next());
        }
        var millis = w.takes("takes") ? w.nextMillis() : Conduct.FINE.millis();
        var times = w.takes("times") ? Integer.parseInt(w.next()) : Integer.MAX_VALUE;
        var on = w.takes("on") ? CommandText.node(w) : null;
        rules.addFirst(new Rule(tag, action, on, times, new Conduct(end, result, millis)));
    }

    private static Outcome outcome(String word, Words w) {
        return switch (word) {
            case "fails" -> Outcome.FAILED;
            case "warns" -> Outcome.OK;
            default -> w.constant(Outcome.class, word);
        };
    }

    private static String reason(Words w, Outcome outcome) {
        return outcome == Outcome.OK || outcome == Outcome.UNSUPPORTED ? "" : w.next();
    }

    Conduct conduct(NodeId node, ActionOrder order) {
        for (var i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            if (rule.fits(node, order)) {
                rules.set(i, rule.times() == Integer.MAX_VALUE ? rule : rule.once());
                return rule.conduct();
            }
        }
        return Conduct.FINE;
    }
}
