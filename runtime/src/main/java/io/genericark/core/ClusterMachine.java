package io.genericark.core;

import java.util.List;
import java.util.Set;

/**
 * The replicated state machine: a pure function from a state and a command to the next state and its reasons.
 *
 * <p>Order of each application: check what the command believes, change what it says, count suspicions
 * ({@link Membership}), remember the kits in service ({@link KitCommands}), and settle every placement
 * ({@link Settling}). A refused command leaves the state as it was, but for the index.
 */
public final class ClusterMachine {
    private ClusterMachine() {}

    /**
     * Applies one committed command.
     *
     * @param index its place in the log; greater than that of the state
     */
    public static Applied apply(ClusterState state, long index, Submission submission) {
        return apply(state, index, submission, Safeguard.ALL);
    }

    /** For the simulation, which takes safeguards out to see whether it notices. */
    static Applied apply(ClusterState state, long index, Submission submission, Set<Safeguard> safeguards) {
        if (index <= state.index()) {
            throw new IllegalStateException("index " + index + " was applied before; the state is at " + state.index());
        }
        var draft = new Draft(state, index, submission.atMillis(), safeguards);
        try {
            if (!state.isFormed() && !(submission.command() instanceof Command.Form)) {
                throw Refused.because("the cluster is not formed yet");
            }
            dispatch(draft, submission.command());
            Membership.countSuspicions(draft);
            KitCommands.rememberServed(draft);
            Settling.settle(draft);
            return new Applied(draft.state(), draft.events(), null);
        } catch (Refused refused) {
            var unchanged = new Draft(state, index, submission.atMillis(), safeguards).state();
            return new Applied(unchanged, List.of(), refused.refusal);
        }
    }

    private static void dispatch(Draft draft, Command command) {
        switch (command) {
            case Command.Form c -> Membership.form(draft, c);
            case Command.Join c -> Membership.join(draft, c);
            case Command.BeginLeave c -> Membership.beginLeave(draft, c);
            case Command.Leave c -> Membership.leave(draft, c);
            case Command.Suspect c -> Membership.suspect(draft, c);
            case Command.ClearSuspicion c -> Membership.clear(draft, c);
            case Command.ConfirmLost c -> Membership.confirmLost(draft, c);
            case Command.SetMode c -> Membership.setMode(draft, c);
            case Command.AddVoter c -> Voters.add(draft, c);
            case Command.RemoveVoter c -> Voters.remove(draft, c);
            case Command.ConfirmVoters c -> Voters.confirm(draft, c);
            case Command.CreateResource c -> ResourceCommands.create(draft, c);
            case Command.SetParameters c -> ResourceCommands.setParameters(draft, c);
            case Command.SetPolicy c -> ResourceCommands.setPolicy(draft, c);
            case Command.SetMonitoring c -> ResourceCommands.setMonitoring(draft, c);
            case Command.DeleteResource c -> ResourceCommands.delete(draft, c);
            case Command.Depend c -> DependencyCommands.depend(draft, c);
            case Command.Undepend c -> DependencyCommands.undepend(draft, c);
            case Command.Extend c -> ResourceCommands.extend(draft, c);
            case Command.Unextend c -> ResourceCommands.unextend(draft, c);
            case Command.Restore c -> ServiceCommands.restore(draft, c);
            case Command.Remove c -> ServiceCommands.remove(draft, c);
            case Command.Switchover c -> ServiceCommands.switchover(draft, c);
            case Command.ClearFailures c -> ServiceCommands.clearFailures(draft, c);
            case Command.TryAgain c -> Retrying.tryAgain(draft, c);
            case Command.ReportKits c -> KitCommands.report(draft, c);
            case Command.PushKit c -> PushCommands.push(draft, c);
            case Command.UnpushKit c -> PushCommands.unpush(draft, c);
            case Command.ReportPreflight c -> PreflightCommands.report(draft, c);
            case Command.Report c -> OwnerCommands.report(draft, c);
            case Command.GiveUp c -> OwnerCommands.giveUp(draft, c);
            case Command.Released c -> OwnerCommands.released(draft, c);
            case Command.Stable c -> OwnerCommands.stable(draft, c);
        }
    }
}
