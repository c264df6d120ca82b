package io.genericark.kithost.child;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A user of this machine, as a program can be run as.
 *
 * @param name as people write it
 * @param uid the user id
 * @param gid the id of the user's own group
 * @param home the home directory
 */
public record Account(String name, long uid, long gid, String home) {

    private static final Path PASSWD = Path.of("/etc/passwd");
    private static final long PATIENCE_SECONDS = 5;

    /**
     * Looks a user up: in {@code /etc/passwd}, then wherever else the machine keeps its users (getent). Blocks for seconds at
     * most.
     *
     * @param name such as {@code postgres}
     * @return empty when this machine knows no such user
     * @throws InterruptedException when the action was stopped
     */
    public static Optional<Account> find(String name) throws InterruptedException {
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_.@-]*")) {
            return Optional.empty();
        }
        try (var lines = Files.lines(PASSWD)) {
            Optional<Account> local = lines.filter(line -> line.startsWith(name + ":"))
                    .findFirst()
                    .flatMap(Account::ofLine);
            return local.isPresent() ? local : byGetent(name);
        } catch (IOException e) {
            return byGetent(name);
        }
    }

    /** The user id that this process acts with. */
    public static long ownUid() {
        try {
            return ((Number) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).longValue();
        } catch (IOException e) {
            throw new IllegalStateException("/proc/self cannot be read, so this process's user is not known: " + e, e);
        }
    }

    private static Optional<Account> byGetent(String name) throws InterruptedException {
        try {
            Process getent = new ProcessBuilder("getent", "passwd", name)
                    .redirectErrorStream(true)
                    .start();
            getent.getOutputStream().close();
            if (!getent.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                getent.destroyForcibly();
                return Optional.empty();
            }
            String line = new String(getent.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return getent.exitValue() == 0 ? ofLine(line) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Source: passwd(5). */
    private static Optional<Account> ofLine(String line) {
        String[] fields = line.split(":", -1);
        return fields.length < 6
                ? Optional.empty()
                : Optional.of(new Account(fields[0], Long.parseLong(fields[2]), Long.parseLong(fields[3]), fields[5]));
    }

    /** Whether this process acts as this user already. */
    boolean isOurs() {
        return uid == ownUid();
    }

    /** What stands before a program so that it runs as this user, with the user's groups. */
    List<String> prefix() {
        return isOurs()
                ? List.of()
                : List.of(
                        "setpriv", "--reuid", Long.toString(uid), "--regid", Long.toString(gid), "--init-groups", "--");
    }

    /** What a login would set. */
    Map<String, String> environment() {
        return Map.of("HOME", home, "USER", name, "LOGNAME", name);
    }
}
