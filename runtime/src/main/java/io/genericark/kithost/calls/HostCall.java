package io.genericark.kithost.calls;

import io.genericark.api.KitException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One call into the host: arguments in, an answer out that Jackson can write. Blocks; an interrupt brings it back. */
interface HostCall {

    /** The answer; null for none. */
    @Nullable
    Object answer(JsonNode arguments) throws KitException, IOException, InterruptedException;
}
