package io.genericark.node;

import io.genericark.core.Action;
import io.genericark.core.ActionResult;
import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.KitAction;

/** The kit-host's words in the core's. */
final class KitActions {
    private KitActions() {}

    static KitAction of(Action action) {
        return switch (action) {
            case RESTORE -> KitAction.RESTORE;
            case REMOVE -> KitAction.REMOVE;
            case QUICK_CHECK -> KitAction.QUICK_CHECK;
            case RECOVER -> KitAction.RECOVER;
        };
    }

    /** What the core makes of an answer: it tells known failures from unknown ones, and leaves the kinds to the reason. */
    static ActionResult result(FromHost.Finished finished) {
        var outcome = switch (finished.outcome()) {
            case OK, HEALTHY -> ActionResult.Outcome.OK;
            case DRIFTED -> ActionResult.Outcome.DRIFTED;
            case FAILED, TRANSIENT, DENIED, BROKEN -> ActionResult.Outcome.FAILED;
            case UNKNOWN -> ActionResult.Outcome.UNKNOWN;
            case INDETERMINATE -> ActionResult.Outcome.INDETERMINATE;
            case TIMED_OUT -> ActionResult.Outcome.TIMED_OUT;
            case CANCELLED -> ActionResult.Outcome.CANCELLED;
            case UNSUPPORTED -> ActionResult.Outcome.UNSUPPORTED;
        };
        return new ActionResult(outcome, finished.reason(), finished.warning());
    }
}
