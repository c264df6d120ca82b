package io.genericark.kithost.adapter;

import java.util.HashMap;
import java.util.Map;

/**
 * What {@code systemctl show} says of a unit, one {@code NAME=VALUE} in each line. Source: systemctl(1) and
 * org.freedesktop.systemd1(5).
 *
 * @param load {@code loaded}, {@code not-found}, {@code masked}, {@code bad-setting} or {@code error}
 * @param active {@code active}, {@code reloading}, <code>inactive</code>, {@code failed}, {@code activating}, {@code deactivating} ...
 * @param sub the unit type's own word, such as {@code running} or {@code exited}
 * @param result of a service: {@code success}, {@code exit-code}, {@code signal} ...; empty for a unit without one
 * @param mainPid of a service; empty when there is none
 * @param unitFile whether it is enabled; empty when it has no file
 */
record UnitState(String load, String active, String sub, String result, String mainPid, String unitFile) {

    /** What to ask for. */
    static final String PROPERTIES = "LoadState,ActiveState,SubState,MainPID,Result,UnitFileState";

    private static final String ENABLED = "enabled";

    /** Reads; what is not there is empty. */
    static UnitState read(String shown) {
        Map<String, String> values = new HashMap<>();
        shown.lines().forEach(line -> {
            int at = line.indexOf('=');
            if (at > 0) {
                values.put(line.substring(0, at), line.substring(at + 1).strip());
            }
        });
        String pid = values.getOrDefault("MainPID", "");
        return new UnitState(
                values.getOrDefault("LoadState", ""),
                values.getOrDefault("ActiveState", ""),
                values.getOrDefault("SubState", ""),
                values.getOrDefault("Result", ""),
                pid.equals("0") ? "" : pid,
                values.getOrDefault("UnitFileState", ""));
    }

    boolean isKnown() {
        return !active.isEmpty();
    }

    boolean isActive() {
        return active.equals("active");
    }

    /** Nothing of it runs, whether it ended well or not. */
    boolean isOut() {
        return active.equals("inactive") || active.equals("failed");
    }

    /** It is on the way to another state. */
    boolean isChanging() {
        return isKnown() && !isActive() && !isOut();
    }

    /** The machine's start brings it in service too. */
    boolean startsAtBoot() {
        return unitFile.equals(ENABLED);
    }

    /** Such as {@code failed (failed, result exit-code)}. */
    String words() {
        String more = result.isEmpty() || result.equals("success") ? "" : ", result " + result;
        return active + " (" + sub + more + (mainPid.isEmpty() ? "" : ", pid " + mainPid) + ")";
    }
}
