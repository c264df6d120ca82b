package com.example.kit;

import io.genericark.api.ActionTimeouts;
import io.genericark.api.Health;
import io.genericark.api.KitContext;
import io.genericark.api.KitDescriptor;
import io.genericark.api.KitException;
import io.genericark.api.LetGoStep;
import io.genericark.api.ParameterSpec;
import io.genericark.api.ParameterType;
import io.genericark.api.RecoveryKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.pf4j.Extension;

/** In service is a file that is there. Put what you protect in its place. */
@Extension
public final class @CLASS@ implements RecoveryKit {

    private static final KitDescriptor DESCRIPTOR = new KitDescriptor(
            "@NAME@",
            "0.1.0",
            "keeps a file in place",
            List.of(ParameterSpec.required("file", ParameterType.TEXT, "absolute path of the file")),
            new ActionTimeouts(
                    Duration.ofSeconds(30), Duration.ofSeconds(15), Duration.ofSeconds(5), Duration.ofSeconds(30)));

    @Override
    public KitDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public void restore(KitContext ctx) throws KitException {
        ctx.gate().check(); // before each write: do we still have the right?
        ctx.letGo(LetGoStep.of("/bin/rm", "-f", file(ctx).toString())); // before the write that it undoes
        try {
            Files.writeString(file(ctx), ctx.node());
        } catch (IOException e) {
            throw new KitException(
                    KitException.Kind.BROKEN, file(ctx) + " was not written", String.valueOf(e), "check its directory", e);
        }
    }

    @Override
    public void remove(KitContext ctx) throws KitException {
        try {
            Files.deleteIfExists(file(ctx));
        } catch (IOException e) {
            throw new KitException(
                    KitException.Kind.BROKEN, file(ctx) + " is still there", String.valueOf(e), "remove it by hand", e);
        }
    }

    @Override
    public Health quickCheck(KitContext ctx) {
        return Files.exists(file(ctx)) ? Health.healthy() : Health.failed(file(ctx) + " is not there");
    }

    @Override
    public void recover(KitContext ctx) throws KitException {
        restore(ctx);
    }

    private static Path file(KitContext ctx) {
        return Path.of(ctx.parameters().text("file"));
    }
}
