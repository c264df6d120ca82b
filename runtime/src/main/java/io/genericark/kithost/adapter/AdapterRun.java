package io.genericark.kithost.adapter;

import io.genericark.api.KitContext;
import io.genericark.api.KitException;
import io.genericark.kithost.child.ActionProcesses;
import io.genericark.kithost.child.ChildResult;
import io.genericark.kithost.child.ExecRequest;
import io.genericark.kithost.protocol.KitAction;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One action of an adapted program and the processes that it runs. Used by one thread. An interrupt becomes an exception and is
 * not set again: what is left running must still be found, and files cannot be read by an interrupted thread.
 *
 * @param ctx the action's context
 * @param action which
 * @param processes where its programs run
 */
record AdapterRun(KitContext ctx, KitAction action, ActionProcesses processes) {

    /**
     * Runs a program to its end, for the time that the action has left.
     *
     * @param environment what it gets besides the action's {@code ARK_*} variables
     * @throws KitException of kind INDETERMINATE when the action was stopped, DENIED when the program cannot be started
     */
    ChildResult run(List<String> argv, Map<String, String> environment) throws KitException {
        try {
            return processes.run(new ExecRequest(
                    argv, ctx.timeLeft(), Optional.empty(), Optional.empty(), environment, Map.of(), ""));
        } catch (InterruptedException e) {
            throw stopped();
        } catch (UncheckedIOException e) {
            throw new KitException(
                    KitException.Kind.DENIED,
                    action.word() + " did not run",
                    String.valueOf(e.getMessage()),
                    "check that this program is installed and executable",
                    e);
        }
    }

    /**
     * Waits a little, for something that is under way.
     *
     * @throws KitException when the action was stopped, or its time is over
     */
    void pause(long millis, String awaited) throws KitException {
        if (ctx.timeLeft().isZero()) {
            throw new KitException(
                    KitException.Kind.INDETERMINATE, action.word() + " did not end in time", awaited, "");
        }
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw stopped();
        }
    }

    private KitException stopped() {
        return new KitException(KitException.Kind.INDETERMINATE, action.word(), "it was stopped", "");
    }
}
