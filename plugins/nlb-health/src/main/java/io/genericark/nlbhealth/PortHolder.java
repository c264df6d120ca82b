package io.genericark.nlbhealth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who listens on a port of this node, as {@code ss} of iproute2 tells. */
final class PortHolder {

    private static final Pattern USER = Pattern.compile("\\(\"([^\"]*)\",pid=(\\d+)");
    private static final long LONGEST_SECONDS = 2;

    private PortHolder() {}

    /** A name and a process id; empty when there is none, or this user may not see it. Blocks for some seconds at most. */
    static Optional<String> of(int port) {
        try {
            Process ss = new ProcessBuilder("ss", "-Hltnp", "sport", "=", ":" + port)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!ss.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                ss.destroyForcibly();
                return Optional.empty();
            }
            Matcher user = USER.matcher(new String(ss.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            return user.find() ? Optional.of(user.group(1) + " (pid " + user.group(2) + ")") : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
