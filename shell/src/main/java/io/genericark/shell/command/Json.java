package io.genericark.shell.command;

import io.genericark.codec.Codec;
import io.genericark.shell.view.Look;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON documents of docs/json.md: one line each, the format's name first. */
final class Json {
    private static final JsonMapper MAPPER = Codec.mapper();

    private Json() {}

    /** A record as a document. */
    static String document(String format, Object record) {
        ObjectNode document = MAPPER.createObjectNode().put("format", format);
        ObjectNode fields = MAPPER.valueToTree(record);
        document.setAll(fields);
        return MAPPER.writeValueAsString(document);
    }

    /** A part of a look, with who answered and whether that node has quorum. */
    static String document(String format, Look look, String name, Object part) {
        ObjectNode document = MAPPER.createObjectNode()
                .put("format", format)
                .put("cluster", look.state().cluster())
                .put("node", look.report().node().value())
                .put("quorum", look.report().quorum().name().toLowerCase(Locale.ROOT));
        document.set(name, MAPPER.valueToTree(part));
        return MAPPER.writeValueAsString(document);
    }
}
