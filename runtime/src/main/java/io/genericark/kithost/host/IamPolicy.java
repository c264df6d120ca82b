package io.genericark.kithost.host;

import io.genericark.api.RecoveryKit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The file of a kit's jar that says what AWS must let the kit do: {@code META-INF/ark/iam/NAME.json}. */
final class IamPolicy {

    private IamPolicy() {}

    /** Its text; empty when there is none. */
    static String of(RecoveryKit kit) {
        String file = "/META-INF/ark/iam/" + kit.descriptor().name() + ".json";
        try (var in = kit.getClass().getResourceAsStream(file)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
