package io.genericark.kithost;

import io.genericark.api.KitContext;
import io.genericark.api.KitException;
import io.genericark.api.ScriptLibrary;
import java.util.Map;

/** Stands in for AWS: answers with what it was asked. */
public final class EchoLibrary implements ScriptLibrary {

    @Override
    public String name() {
        return "aws";
    }

    @Override
    public boolean changes(String service, String operation) {
        return !operation.startsWith("describe");
    }

    @Override
    public Map<String, Object> call(
            KitContext ctx,
            String service,
            String operation,
            Map<String, Object> arguments,
            Map<String, Object> options)
            throws KitException {
        if (operation.endsWith("Throttled")) {
            throw new KitException(KitException.Kind.TRANSIENT, operation, "it is throttled", "");
        }
        return Map.of(
                "Asked", service + "." + operation, "With", arguments, "Region", options.getOrDefault("region", ""));
    }
}
