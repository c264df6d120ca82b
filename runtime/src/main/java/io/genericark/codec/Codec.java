package io.genericark.codec;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import io.genericark.core.Applied;
import io.genericark.core.ClusterState;
import io.genericark.core.Submission;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes and reads the core's values as JSON in UTF-8. Equal values give equal bytes on every node. Thread-safe.
 *
 * <p>Reading is strict: an unknown command, an unknown, missing or null property is refused with an
 * {@link UnreadableException}, because a replica that skips what it does not understand would come to differ from the
 * others.
 */
public final class Codec {
    /** Format of {@link #encodeState}; a new number whenever an older version could not read it. */
    public static final String STATE_FORMAT = "ark.state/3";

    private static final Set<String> READABLE = Set.of("ark.state/1", "ark.state/2", STATE_FORMAT);

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new CoreModule())
            .changeDefaultVisibility(v -> v.withVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE))
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .changeDefaultNullHandling(v -> JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL))
            .build();

    private Codec() {}

    /** The mapper behind this codec, for others who show values of the core as JSON. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    public static byte[] encode(Submission submission) {
        return MAPPER.writeValueAsBytes(submission);
    }

    public static Submission decodeSubmission(byte[] json) {
        return read("a command", json, Submission.class, OlderFormats::completeSubmission);
    }

    public static byte[] encodeState(ClusterState state) {
        return MAPPER.writeValueAsBytes(new Snapshot(STATE_FORMAT, state));
    }

    /** Checks the format before anything else, so that a newer snapshot is named as such. */
    public static ClusterState decodeState(byte[] json) {
        var format = read("a snapshot", json, Header.class).format();
        if (!READABLE.contains(format)) {
            throw new UnreadableException("cannot read a snapshot of format " + format + ": this version reads up to "
                    + STATE_FORMAT + "; use the version of ark that wrote it, or a later one");
        }
        return read("a snapshot", json, Snapshot.class, OlderFormats::completeSnapshot)
                .state();
    }

    public static byte[] encodeOutcome(Applied applied) {
        return MAPPER.writerFor(Outcome.class).writeValueAsBytes(Outcome.of(applied));
    }

    public static Outcome decodeOutcome(byte[] json) {
        return read("the outcome of a command", json, Outcome.class);
    }

    private static <T> T read(String what, byte[] json, Class<T> type) {
        return read(what, json, type, tree -> {});
    }

    /** Reads what this version or an earlier one wrote, the latter completed first. */
    private static <T> T read(String what, byte[] json, Class<T> type, Consumer<JsonNode> complete) {
        try {
            var tree = MAPPER.readTree(json);
            if (tree.isMissingNode()) {
                throw new UnreadableException("cannot read " + what + ": it is empty");
            }
            complete.accept(tree);
            return MAPPER.treeToValue(tree, type);
        } catch (JacksonException e) {
            throw new UnreadableException(
                    "cannot read " + what + ": " + e.getOriginalMessage()
                            + "; a node that runs another version of ark may have written it",
                    e);
        }
    }

    @com.fasterxml.jackson.annotation.JsonIgnoreProperties(ignoreUnknown = true)
    private record Header(String format) {}

    private record Snapshot(String format, ClusterState state) {}
}
