package io.genericark.kithost.calls;

import io.genericark.api.KitContext;
import io.genericark.api.KitException;
import io.genericark.kithost.child.Account;
import io.genericark.kithost.child.ActionProcesses;
import io.genericark.kithost.child.ChildResult;
import io.genericark.kithost.child.ExecRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Runs programs for a script. */
final class ExecCalls {

    private static final int MAX_INPUT = 1024 * 1024;

    private final KitContext ctx;
    private final ActionProcesses processes;
    private final Needs needs;

    ExecCalls(KitContext ctx, ActionProcesses processes, Needs needs) {
        this.ctx = ctx;
        this.processes = processes;
        this.needs = needs;
    }

    Object exec(JsonNode arguments) throws KitException, InterruptedException {
        List<String> argv = Arguments.texts(arguments, "argv");
        String input = Arguments.text(arguments, "input", "");
        if (input.length() > MAX_INPUT) {
            throw new IllegalArgumentException("input is longer than " + MAX_INPUT + " characters; use a file");
        }
        ChildResult result = processes.run(new ExecRequest(
                argv,
                Arguments.millis(arguments, "timeout", ctx.timeLeft()),
                account(Arguments.text(arguments, "user", "")),
                directory(Arguments.text(arguments, "cwd", "")),
                Arguments.map(arguments, "env"),
                secrets(Arguments.map(arguments, "secretEnv")),
                input));
        if (result.ending() == ChildResult.Ending.TIMED_OUT && ctx.timeLeft().isZero()) {
            throw new KitException( // the script may not take it for an answer: its own time is over, too
                    KitException.Kind.INDETERMINATE, argv.getFirst() + " was ended", "the action's time was over", "");
        }
        return Map.of(
                "ok", result.succeeded(),
                "exitCode", result.exitCode(),
                "timedOut", result.ending() == ChildResult.Ending.TIMED_OUT,
                "stdout", result.out(),
                "stderr", result.err());
    }

    private static Optional<Account> account(String user) throws KitException, InterruptedException {
        if (user.isEmpty()) {
            return Optional.empty();
        }
        Account account = Account.find(user)
                .orElseThrow(() -> denied(
                        "nothing was run as user " + user,
                        "this machine has no such user",
                        "make the user on this node, or name another one"));
        long own = Account.ownUid();
        if (own != 0 && account.uid() != own) {
            throw denied(
                    "nothing was run as user " + user,
                    "this runtime runs as user id " + own + ", and only root can become another user",
                    "run the node as root, or leave `user` out");
        }
        return Optional.of(account);
    }

    private static Optional<Path> directory(String cwd) throws KitException {
        if (cwd.isEmpty()) {
            return Optional.empty();
        }
        if (!Files.isDirectory(Path.of(cwd))) {
            throw denied("nothing was run in " + cwd, "it is no directory on this node", "make it, or correct `cwd`");
        }
        return Optional.of(Path.of(cwd));
    }

    private Map<String, String> secrets(Map<String, String> names) throws KitException {
        Map<String, String> values = new LinkedHashMap<>();
        if (names.isEmpty()) {
            return values;
        }
        needs.require(Need.SECRETS, "exec with secretEnv");
        if (!(ctx instanceof HostContext host)) {
            throw denied("secrets cannot be used", "this is no kit-host", "run the kit by a node");
        }
        for (Map.Entry<String, String> entry : names.entrySet()) {
            String value = new SecretFiles(host.secrets()).read(entry.getValue());
            host.masking().add(value);
            values.put(entry.getKey(), value);
        }
        return values;
    }

    private static KitException denied(String what, String why, String next) {
        return new KitException(KitException.Kind.DENIED, what, why, next);
    }
}
