package io.genericark.aws;

import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.api.Parameters;
import java.util.Optional;
import java.util.function.Supplier;

/** How the kits read what an operator has given a resource, and what they say when it cannot be read. */
public final class Given {

    /** The text of a parameter whose value the kit finds by itself. */
    public static final String AUTO = "auto";

    private Given() {}

    /**
     * Reads settings.
     *
     * @param settings throws an {@link IllegalArgumentException} with a sentence for people where a text makes no sense
     * @throws KitException DENIED with that sentence
     */
    public static <S> S read(Supplier<S> settings) throws KitException {
        try {
            return settings.get();
        } catch (IllegalArgumentException e) {
            throw new KitException(
                    Kind.DENIED,
                    "the resource's parameters are wrong",
                    String.valueOf(e.getMessage()),
                    "correct them with `ark resource set TAG NAME=VALUE`",
                    e);
        }
    }

    /** The text of a parameter; empty when it was not given, or the kit is to find the value. */
    public static Optional<String> unlessAuto(Parameters given, String name) {
        return given.find(name).filter(text -> !text.equals(AUTO));
    }
}
