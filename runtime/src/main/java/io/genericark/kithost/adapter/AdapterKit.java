package io.genericark.kithost.adapter;

import io.genericark.api.KitContext;
import io.genericark.api.KitDescriptor;
import io.genericark.api.KitException;
import io.genericark.api.RecoveryKit;
import io.genericark.kithost.child.ActionProcesses;
import io.genericark.kithost.child.Children;
import io.genericark.kithost.protocol.KitAction;
import java.nio.file.Path;

/**
 * What all adapters share: the shape of an action. What brings in service passes the gate and leaves its let-go step first;
 * processes that a successful restore or recover leaves behind stay, and everything else that an action has started ends
 * with it.
 *
 * <p>Thread-safe; blocks as the adapted program does.
 */
public abstract class AdapterKit implements RecoveryKit {

    private static final Path ROOT = Path.of("/");

    private final KitDescriptor descriptor;
    private final Children children;

    AdapterKit(KitDescriptor descriptor, Children children) {
        this.descriptor = descriptor;
        this.children = children;
    }

    /** What it is made of, for people. */
    abstract String source();

    /** Of what it is made of; empty when that is not a file. */
    abstract String hash();

    /** Names what must be done when the right is lost, before anything is brought in service. */
    abstract void announce(KitContext ctx) throws KitException;

    abstract void restore(AdapterRun run) throws KitException;

    abstract void recover(AdapterRun run) throws KitException;

    @Override
    public final KitDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public final void restore(KitContext ctx) throws KitException {
        ctx.gate().check();
        announce(ctx);
        during(KitAction.RESTORE, ctx, run -> {
            restore(run);
            return true;
        });
    }

    @Override
    public final void recover(KitContext ctx) throws KitException {
        ctx.gate().check();
        announce(ctx);
        during(KitAction.RECOVER, ctx, run -> {
            recover(run);
            return true;
        });
    }

    /** What runs inside an action. */
    interface Body<T> {
        T perform(AdapterRun run) throws KitException;
    }

    /** Runs an action and ends what it leaves behind, unless that is what it was for. */
    final <T> T during(KitAction action, KitContext ctx, Body<T> body) throws KitException {
        return new ActionProcesses(children, ctx, action, ROOT)
                .during(processes -> body.perform(new AdapterRun(ctx, action, processes)));
    }
}
