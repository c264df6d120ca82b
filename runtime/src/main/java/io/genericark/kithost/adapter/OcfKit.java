package io.genericark.kithost.adapter;

import io.genericark.api.Ability;
import io.genericark.api.DeepCheck;
import io.genericark.api.Health;
import io.genericark.api.KitContext;
import io.genericark.api.KitException;
import io.genericark.api.Preflight;
import io.genericark.kithost.child.ChildResult;
import io.genericark.kithost.child.Children;
import io.genericark.kithost.files.ContentHash;
import io.genericark.kithost.protocol.KitAction;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A kit that is an unmodified OCF resource agent: restore is start and a monitor that says so, remove is stop, quickCheck is
 * monitor, and recover is stop and start. When the right is lost, the guard runs the agent's stop with the environment of
 * the last restore.
 *
 * <p>Thread-safe; blocks as its agent does.
 */
final class OcfKit extends AdapterKit implements DeepCheck, Preflight {

    /** Little enough that agents which divide their time go straight to the hard way. */
    private static final long LET_GO_TIMEOUT_MILLIS = 10_000;

    private static final int DEEPEST = 20;

    private final OcfAgent agent;
    private final OcfMetaData metaData;

    OcfKit(OcfAgent agent, OcfMetaData metaData, Children children) {
        super(metaData.descriptor(), children);
        this.agent = agent;
        this.metaData = metaData;
    }

    @Override
    public Set<Ability> abilities() {
        EnumSet<Ability> abilities = EnumSet.of(Ability.QUICK_CHECK, Ability.RECOVER);
        if (!depths().isEmpty()) {
            abilities.add(Ability.DEEP_CHECK);
        }
        if (metaData.actions().contains("validate-all")) {
            abilities.add(Ability.PREFLIGHT);
        }
        return Set.copyOf(abilities);
    }

    private List<Integer> depths() {
        return metaData.depths().stream().filter(depth -> depth <= DEEPEST).toList();
    }

    @Override
    String source() {
        return agent.program().toString();
    }

    @Override
    String hash() {
        return ContentHash.of(agent.program());
    }

    @Override
    void announce(KitContext ctx) {
        ctx.letGo(new LetGoScript()
                .environment(agent.environment(ctx, metaData, "stop", LET_GO_TIMEOUT_MILLIS, 0))
                .last(agent.program().toString(), "stop")
                .write(agent.settings().work().resolve("letgo"), ctx.tag()));
    }

    @Override
    void restore(AdapterRun run) throws KitException {
        mustSucceed(run, "start");
        ChildResult seen = run(run, "monitor", 0);
        if (seen.ending() != ChildResult.Ending.EXITED) {
            throw unended(run, "monitor", seen);
        }
        OcfExit exit = OcfExit.of(seen.exitCode());
        if (!exit.runs()) {
            throw new KitException(
                    OcfExit.failure(agent.type(), "restore", seen).kind(),
                    "start succeeded, and monitor does not confirm it",
                    exit.sentence(agent.type(), seen),
                    exit.next());
        }
        if (OcfExit.health(agent.type(), seen) instanceof Health.Healthy healthy) {
            healthy.warning().ifPresent(run.ctx()::warn);
        }
    }

    /** Stop and start, as agents know it from Pacemaker: a stop also clears away what a start would trip over. */
    @Override
    void recover(AdapterRun run) throws KitException {
        mustSucceed(run, "stop");
        run.ctx().gate().check();
        restore(run);
    }

    @Override
    public void remove(KitContext ctx) throws KitException {
        during(KitAction.REMOVE, ctx, run -> {
            mustSucceed(run, "stop");
            return true;
        });
    }

    @Override
    public Health quickCheck(KitContext ctx) throws KitException {
        return during(KitAction.QUICK_CHECK, ctx, run -> health(run(run, "monitor", 0)));
    }

    /** At the deepest level for which the resource has what the agent needs. */
    @Override
    public Health deepCheck(KitContext ctx) throws KitException {
        return during(KitAction.DEEP_CHECK, ctx, run -> {
            Health seen = Health.unknown(agent.type() + " has no deeper monitor");
            for (int depth : depths().reversed()) {
                ChildResult result = run(run, "monitor", depth);
                seen = health(result);
                if (result.ending() != ChildResult.Ending.EXITED
                        || !OcfExit.of(result.exitCode()).asksForParameters()) {
                    return seen;
                }
            }
            return seen;
        });
    }

    private Health health(ChildResult seen) {
        return seen.ending() == ChildResult.Ending.EXITED
                ? OcfExit.health(agent.type(), seen)
                : Health.unknown(unended("monitor", seen));
    }

    @Override
    public List<Finding> preflight(KitContext ctx) throws KitException {
        return during(KitAction.PREFLIGHT, ctx, run -> {
            ChildResult result = run(run, "validate-all", 0);
            String what = agent.kit() + " validate-all";
            if (result.ending() != ChildResult.Ending.EXITED) {
                return List.of(new Finding(Severity.UNKNOWN, what, unended("validate-all", result), "try it again"));
            }
            OcfExit exit = OcfExit.of(result.exitCode());
            Severity severity = switch (exit) {
                case SUCCESS -> Severity.OK;
                case ERR_UNIMPLEMENTED, DID_NOT_RUN -> Severity.UNKNOWN;
                default -> Severity.ERROR;
            };
            String why =
                    exit == OcfExit.SUCCESS ? "the agent finds nothing wrong" : exit.sentence(agent.type(), result);
            return List.of(new Finding(severity, what, why, exit.next()));
        });
    }

    private void mustSucceed(AdapterRun run, String action) throws KitException {
        ChildResult result = run(run, action, 0);
        if (result.ending() != ChildResult.Ending.EXITED) {
            throw unended(run, action, result);
        }
        if (!result.succeeded()) {
            throw OcfExit.failure(agent.type(), action, result);
        }
    }

    private ChildResult run(AdapterRun run, String action, int depth) throws KitException {
        boolean monitor = action.equals("monitor");
        Map<String, String> environment = new HashMap<>(agent.environment(
                run.ctx(),
                metaData,
                action,
                run.ctx().timeLeft().toMillis(),
                monitor ? metaData.checkEvery().toMillis() : 0)); // an interval of 0 would make a monitor a probe
        environment.put("OCF_CHECK_LEVEL", Integer.toString(depth));
        return run.run(List.of(agent.program().toString(), action), environment);
    }

    private static KitException unended(AdapterRun run, String action, ChildResult result) {
        return new KitException(
                KitException.Kind.INDETERMINATE, run.action().word() + " failed", unended(action, result), "");
    }

    private static String unended(String action, ChildResult result) {
        String what = result.ending() == ChildResult.Ending.TIMED_OUT
                ? action + " did not end in time"
                : action + " wrote more output than is kept";
        String said = Said.exitReason(result.err());
        return said.isEmpty() ? what : what + ": " + said;
    }
}
