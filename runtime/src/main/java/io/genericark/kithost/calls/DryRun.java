package io.genericark.kithost.calls;

import io.genericark.api.KitContext;
import io.genericark.api.KitException;

/** Keeps a dry run from changing anything, as far as it asks the host for it. */
final class DryRun {

    private DryRun() {}

    /** Throws when this is one. */
    static void refuse(KitContext ctx, String call) throws KitException {
        if (ctx instanceof HostContext host && host.dryRun()) {
            throw new KitException(
                    KitException.Kind.DENIED,
                    "ctx." + call + " is refused",
                    "a dry run changes nothing",
                    "ask for ctx.dryRun before");
        }
    }
}
