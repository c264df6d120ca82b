package io.genericark.shell.command;

import io.genericark.crossregion.plan.Finding.Kind;
import io.genericark.crossregion.plan.Plan;
import io.genericark.crossregion.plan.PlanText;
import io.genericark.crossregion.plan.VipChange;
import io.genericark.shell.session.Exit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "plan",
        description = {
            "Says what a move of the VIPs in a snapshot would change, in order and with reasons. Changes nothing.",
            "Exit code 10 when there are changes, 1 when the VIPs cannot be led there."
        })
final class VipPlanCommand implements Callable<Integer> {
    private record Change(
            int stage, String region, String account, String operation, String target, String change, String why) {
        static Change of(VipChange change) {
            var step = change.step();
            return new Change(
                    change.stage(),
                    change.place().region(),
                    change.place().account(),
                    change.operation(),
                    step.target(),
                    step.change(),
                    step.why());
        }
    }

    private record Found(String kind, String what, String why, String next) {}

    private record Planned(String to, List<Change> changes, List<Found> findings) {
        static Planned of(String to, Plan plan) {
            return new Planned(
                    to,
                    plan.changes().stream().map(Change::of).toList(),
                    plan.findings().stream()
                            .map(f -> new Found(f.kind().name(), f.what(), f.why(), f.next()))
                            .toList());
        }
    }

    private final Ark ark;

    @Mixin
    private SnapshotOptions options = new SnapshotOptions();

    VipPlanCommand(Ark ark) {
        this.ark = ark;
    }

    @Override
    public Integer call() {
        var rehearsal = options.rehearsal();
        var plan = rehearsal.plan();
        ark.print(
                () -> PlanText.of(plan, rehearsal.snapshot().topology()),
                () -> Json.document(
                        "ark.vip-plan/1", Planned.of(rehearsal.owner().value(), plan)),
                () -> plan.changes().stream().map(c -> c.step().target()).toList());
        if (plan.findings().stream().anyMatch(f -> f.kind() == Kind.OBSTACLE || f.kind() == Kind.DOWN)) {
            return Exit.FAILED.code();
        }
        return plan.changes().isEmpty() ? Exit.OK.code() : Exit.HAS_CHANGES.code();
    }
}
