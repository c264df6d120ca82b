package io.genericark.kithost.child;

import io.genericark.api.KitContext;
import io.genericark.api.KitException;
import io.genericark.kithost.protocol.KitAction;
import io.genericark.process.Mark;
import io.genericark.process.MarkedProcesses;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The processes of one action of a script: each gets the action's {@code ARK_*} variables, and what is left of them can be
 * ended by the action's mark, wherever it went. Thread-safe.
 */
public final class ActionProcesses {

    private static final Duration END_WITHIN = Duration.ofSeconds(2);

    private final Children children;
    private final KitContext ctx;
    private final KitAction action;
    private final Path directory;
    private final Mark run;
    private volatile boolean used;

    /**
     * Makes the processes of an action; starts none.
     *
     * @param directory what they run in
     */
    public ActionProcesses(Children children, KitContext ctx, KitAction action, Path directory) {
        this.children = children;
        this.ctx = ctx;
        this.action = action;
        this.directory = directory;
        this.run = MarkedContext.of(ctx);
    }

    /**
     * Runs a program to its end, for the time that the action has left at most.
     *
     * @throws InterruptedException when the action was stopped
     */
    public ChildResult run(List<String> argv, Duration timeout) throws InterruptedException {
        return run(ExecRequest.of(argv, timeout));
    }

    /**
     * Runs a program to its end, for the time that the action has left at most.
     *
     * @throws InterruptedException when the action was stopped
     */
    public ChildResult run(ExecRequest request) throws InterruptedException {
        used = true;
        return children.run(command(request, ctx.tag() + "." + action.word()));
    }

    /**
     * Talks with a program until it ends, for the time that the action has left at most.
     *
     * @throws InterruptedException when the action was stopped
     */
    public ChildResult converse(List<String> argv, Children.Conversation conversation) throws InterruptedException {
        used = true;
        String name =
                ctx.tag() + "." + action.word() + ".script"; // what it runs itself has the name without the ending
        return children.converse(command(ExecRequest.of(argv, ctx.timeLeft()), name), conversation);
    }

    private Children.Command command(ExecRequest request, String outputName) {
        Duration left = ctx.timeLeft();
        List<String> argv =
                new ArrayList<>(request.account().map(Account::prefix).orElse(List.of()));
        argv.addAll(request.argv());
        return new Children.Command(
                argv,
                request.directory().orElse(directory),
                environment(request),
                request.secretEnvironment(),
                request.input(),
                outputName,
                request.timeout().compareTo(left) < 0 ? request.timeout() : left);
    }

    /** What an action does with its processes. */
    public interface Body<T> {
        /** Does it. */
        T perform(ActionProcesses processes) throws KitException;
    }

    /**
     * Does the action, and ends what it leaves behind unless it succeeded and that is what it was for.
     *
     * @throws KitException what the body threw
     */
    public <T> T during(Body<T> body) throws KitException {
        boolean stays = false;
        try {
            T answer = body.perform(this);
            stays = action.leavesProcesses();
            return answer;
        } finally {
            if (!stays) {
                endLeftovers();
            }
        }
    }

    /** Ends whatever this action has started and that still runs; without effect when it started nothing. */
    private void endLeftovers() {
        if (used) {
            MarkedProcesses.killAll(run, END_WITHIN);
        }
    }

    /** The action's own variables come last: by them its processes are found. */
    private Map<String, String> environment(ExecRequest request) {
        Map<String, String> environment = new HashMap<>();
        request.account().map(Account::environment).ifPresent(environment::putAll);
        environment.putAll(request.environment());
        ctx.parameters().asTexts().forEach((name, text) -> environment.put("ARK_PARAM_" + variable(name), text));
        environment.put("ARK_TAG", ctx.tag());
        environment.put("ARK_ID", ctx.id());
        environment.put("ARK_ACTION", action.word());
        environment.put("ARK_NODE", ctx.node());
        environment.put("ARK_EPOCH", Long.toString(ctx.epoch()));
        environment.put(
                "ARK_LONGEST_CALL_MILLIS", Long.toString(ctx.longestCall().toMillis()));
        environment.put("ARK_DEADLINE_MILLIS", Long.toString(ctx.timeLeft().toMillis()));
        run.putInto(environment);
        return environment;
    }

    private static String variable(String parameter) {
        return parameter.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
