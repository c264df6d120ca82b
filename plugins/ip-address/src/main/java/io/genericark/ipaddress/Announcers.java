package io.genericark.ipaddress;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The announcements that still go on after the restore that began them; each ends by itself within a minute. They carry the mark
 * by which the guard ends them when the node lets go, so that what is lost here when this process dies needs no care. Thread-safe.
 */
final class Announcers {

    private static final Logger LOG = LoggerFactory.getLogger(Announcers.class);

    private final Map<Ip, Process> running = new ConcurrentHashMap<>();

    /** Keeps it instead of an earlier one of the same address. */
    void keep(Ip ip, Process announcer) {
        end(ip);
        running.put(ip, announcer);
        var _ = announcer.onExit().thenAccept(ended -> ended(ip, ended));
    }

    /** Ends it, if there is one. */
    void end(Ip ip) {
        Process announcer = running.remove(ip);
        if (announcer != null) {
            announcer.destroyForcibly();
        }
    }

    private void ended(Ip ip, Process announcer) {
        if (running.remove(ip, announcer) && announcer.exitValue() != 0) {
            LOG.warn(
                    "neighbours were not told the place of {}: arping ended with exit code {}; `ark resource preflight` tells more",
                    ip,
                    announcer.exitValue());
        }
    }
}
