package io.genericark.process;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * A variable in a process's environment by which it is found again. Everything that a marked process starts inherits it.
 *
 * <p>Limits: a program that clears its environment, or writes its title over it (nginx and PostgreSQL do), loses the mark.
 * Such a service is left by its process group, or by a let-go step.
 *
 * @param name such as {@code ARK_GUARD}; without {@code =}
 * @param value not empty
 */
public record Mark(String name, String value) {

    /** Checks that the mark can be found without mistaking another for it. */
    public Mark {
        if (name.isEmpty() || value.isEmpty() || name.indexOf('=') >= 0 || (name + value).indexOf('\0') >= 0) {
            throw new IllegalArgumentException("not usable as a mark: '" + name + "'='" + value + "'");
        }
    }

    /**
     * Puts this mark into the environment of a process to be started.
     *
     * @param environment of a {@link ProcessBuilder}
     */
    public void putInto(Map<String, String> environment) {
        environment.put(name, value);
    }

    /** Whether a {@code /proc/PID/environ} holds exactly this assignment. */
    boolean isIn(byte[] environ) {
        byte[] wanted = (name + "=" + value).getBytes(StandardCharsets.UTF_8);
        int start = 0;
        for (int i = 0; i <= environ.length; i++) {
            if (i == environ.length || environ[i] == 0) {
                if (i - start == wanted.length && Arrays.equals(environ, start, i, wanted, 0, wanted.length)) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }
}
