package io.genericark.core;

import java.util.TreeMap;

/** Handing kits to all nodes. What is pushed is wanted once: later changes on a node are that node's own. */
final class PushCommands {
    private PushCommands() {}

    static void push(Draft draft, Command.PushKit c) {
        var problem = PushRules.problem(c.name(), c.files());
        if (problem != null) {
            throw Refused.because(problem);
        }
        Membership.known(draft, c.from());
        c.to().forEach(node -> Membership.known(draft, node));
        var number = draft.kits.pushes() + 1;
        var kit = new PushedKit(c.name(), number, c.from(), c.to(), c.files(), draft.atMillis);
        var next = new TreeMap<>(draft.kits.pushed());
        next.put(c.name(), kit);
        var sum = next.values().stream().mapToLong(PushedKit::bytes).sum();
        if (sum > PushRules.LARGEST_SUM) {
            throw Refused.because("all pushed kits would have " + sum + " bytes together; at most "
                    + PushRules.LARGEST_SUM + " are kept. Make room: ark kit unpush NAME, one of "
                    + String.join(" ", draft.kits.pushed().keySet()));
        }
        draft.kits = draft.kits.withPushed(next, number);
        draft.info(
                c.name(),
                "kit " + c.name() + " of " + c.from() + " was pushed to "
                        + (c.to().isEmpty() ? "all nodes" : c.to().toString()) + ", push " + number + ": "
                        + (c.files().size() == 1 ? "1 file, " : c.files().size() + " files, ") + kit.bytes()
                        + " bytes");
    }

    static void unpush(Draft draft, Command.UnpushKit c) {
        var next = new TreeMap<>(draft.kits.pushed());
        if (next.remove(c.name()) == null) {
            throw Refused.notFound("no kit " + c.name() + " is pushed; pushed are "
                    + (next.isEmpty() ? "none" : String.join(" ", next.keySet())));
        }
        draft.kits = draft.kits.withPushed(next, draft.kits.pushes());
        draft.info(
                c.name(),
                "kit " + c.name() + " is no longer handed to nodes that do not have it; what nodes have stays there");
    }
}
