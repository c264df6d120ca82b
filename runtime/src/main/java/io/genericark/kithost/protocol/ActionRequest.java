package io.genericark.kithost.protocol;

import java.util.Map;

/**
 * One action that the kit-host is asked for.
 *
 * @param actionId unique for the lifetime of a kit-host; the answer carries it
 * @param tag the resource
 * @param id what the resource stands for; the tag when empty
 * @param kit the kit's name, with or without the file's ending ({@code echo} or {@code echo.js})
 * @param action what to do
 * @param parameters as the resource gives them, without defaults
 * @param epoch of the placement, the fencing token; an action with a lower one than another of the same tag may not write
 * @param incarnation of the node, for the log
 * @param timeoutMillis how long it may run, counted from when it runs; positive
 */
public record ActionRequest(
        long actionId,
        String tag,
        String id,
        String kit,
        KitAction action,
        Map<String, String> parameters,
        long epoch,
        long incarnation,
        long timeoutMillis) {

    public ActionRequest {
        parameters = Map.copyOf(parameters);
        if (tag.isEmpty() || kit.isEmpty() || timeoutMillis <= 0) {
            throw new IllegalArgumentException("action " + actionId + " needs a tag, a kit and a positive timeout");
        }
        id = id.isEmpty() ? tag : id;
    }
}
