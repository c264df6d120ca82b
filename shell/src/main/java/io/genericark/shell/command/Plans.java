package io.genericark.shell.command;

import io.genericark.core.Command;
import io.genericark.core.Refusal;
import io.genericark.shell.rehearsal.Rehearsal;
import io.genericark.shell.rehearsal.Step;
import io.genericark.shell.render.PlanText;
import io.genericark.shell.session.Exit;
import io.genericark.shell.session.Trouble;
import io.genericark.shell.view.Look;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Shows what a command would lead to, and asks before service is interrupted. */
final class Plans {
    private record Plan(List<Step> steps) {}

    private final Ark ark;

    Plans(Ark ark) {
        this.ark = ark;
    }

    /** The steps that a command leads to; none when it is so already. A refused command is a {@link Trouble}. */
    static List<Step> steps(Look look, Command command) {
        var rehearsal = new Rehearsal(look.state(), look.nowMillis()).submit(command);
        var refusal = rehearsal.refusal();
        if (refusal == null) {
            return rehearsal.carryOut().steps();
        }
        return switch (refusal.kind()) {
            case STALE -> List.of();
            case NOT_FOUND -> throw new Trouble(Exit.NOT_FOUND, refusal.text());
            case REFUSED -> throw new Trouble(Exit.REFUSED, refusal.text());
        };
    }

    /** Prints the plan as the command's result. */
    int print(Look look, Command command) {
        var steps = steps(look, command);
        ark.print(
                () -> ark.banner(look)
                        + (steps.isEmpty()
                                ? unchanged(look, command)
                                : PlanText.of(steps, ark.console().page())),
                () -> Json.document("ark.plan/1", new Plan(steps)),
                List::of);
        return steps.isEmpty() ? Exit.OK.code() : Exit.HAS_CHANGES.code();
    }

    /** Shows the plan and asks, when it takes something out of service; an end code when nobody wants it. */
    Optional<Exit> confirm(Look look, Command command) {
        var steps = steps(look, command);
        if (steps.stream().noneMatch(s -> s.kind() == Step.Kind.REMOVE)) {
            return Optional.empty();
        }
        ark.tell(PlanText.of(steps, ark.console().page()).stripTrailing());
        if (ark.console().confirms("Go on?")) {
            return Optional.empty();
        }
        ark.tell("nothing was done");
        return Optional.of(Exit.FAILED);
    }

    private static String unchanged(Look look, Command command) {
        var refusal = Objects.requireNonNullElse(
                new Rehearsal(look.state(), look.nowMillis()).submit(command).refusal(),
                new Refusal(Refusal.Kind.STALE, "it is so already"));
        return "nothing to do: " + refusal.text() + "\n";
    }
}
