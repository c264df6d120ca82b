package io.genericark.codec;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Adds to documents of earlier versions what they did not have yet, with the value that means what was so then. Only what
 * is named here may be missing; everything else is refused by the {@link Codec}.
 *
 * <p>Before {@code ark.state/2} there were no kits in the state, and nobody asked whether they differ. Before
 * {@code ark.state/3} nothing was tried again by itself, and nobody had looked what stands in the way of a restore.
 */
final class OlderFormats {
    private OlderFormats() {}

    static void completeSnapshot(JsonNode snapshot) {
        var state = snapshot.path("state");
        if (state instanceof ObjectNode object && !object.has("kits")) {
            var kits = object.putObject("kits");
            kits.putObject("onNodes");
            kits.putObject("served");
            kits.putObject("pushed");
            kits.put("pushes", 0);
        }
        if (state instanceof ObjectNode object && !object.has("preflights")) {
            object.putObject("preflights").putObject("problems");
        }
        state.path("resources").forEach(OlderFormats::completeResource);
        state.path("placements").forEach(OlderFormats::completePlacement);
    }

    static void completeSubmission(JsonNode submission) {
        var command = submission.path("command");
        switch (command.path("type").asString("")) {
            case "CreateResource" -> completeResource(command.path("resource"));
            case "SetPolicy" -> completePolicy(command.path("policy"));
            case "Restore", "Switchover" -> put(command, "overlook", "NOTHING");
            default -> {
                // as it was
            }
        }
    }

    private static void completeResource(JsonNode resource) {
        completePolicy(resource.path("policy"));
    }

    private static void completePlacement(JsonNode placement) {
        if (placement instanceof ObjectNode object && !object.has("retries")) {
            object.put("retries", 0);
        }
    }

    private static void completePolicy(JsonNode policy) {
        put(policy, "kitMismatch", "AVOID");
    }

    private static void put(JsonNode node, String name, String value) {
        if (node instanceof ObjectNode object && !object.has(name)) {
            object.put(name, value);
        }
    }
}
