package io.genericark.shell.view;

import java.util.Collection;
import java.util.stream.Collectors;

/** Several things in one sentence. */
public final class Names {
    private Names() {}

    /** {@code web pg vip}. */
    public static String of(Collection<?> things) {
        return things.stream().map(Object::toString).collect(Collectors.joining(" "));
    }
}
