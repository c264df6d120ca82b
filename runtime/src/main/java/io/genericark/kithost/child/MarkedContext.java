package io.genericark.kithost.child;

import io.genericark.api.KitContext;
import io.genericark.process.Mark;
import java.util.UUID;

/** A context whose action has a mark: every process that the action starts carries it. */
public interface MarkedContext extends KitContext {

    /** The mark; unique on this machine. */
    Mark runMark();

    /** The mark of an action of a kit-host, by which the node ends what a dead kit-host was running. */
    static Mark runMark(String hostId, long actionId) {
        return new Mark("ARK_RUN", hostId + "." + actionId);
    }

    /** The mark of what a kit-host starts itself, for no action. */
    static Mark hostMark(String hostId) {
        return new Mark("ARK_RUN", hostId);
    }

    /** The mark of a context; a fresh one when the context knows none. */
    static Mark of(KitContext ctx) {
        return ctx instanceof MarkedContext marked
                ? marked.runMark()
                : new Mark("ARK_RUN", UUID.randomUUID().toString());
    }
}
