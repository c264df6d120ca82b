package io.genericark.aws;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names of what AWS names in one of several fields. Pure. */
public final class Names {

    private Names() {}

    /** The first that is given; words that say so when none is. */
    public static String firstOf(@Nullable String... names) {
        return Stream.of(names).filter(Objects::nonNull).findFirst().orElse("something unknown");
    }
}
