package io.genericark.crossregion.snapshot;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import io.genericark.aws.CidrBlock;
import io.genericark.crossregion.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A topology as it was observed for some VIPs, to be stored. Equal snapshots give equal texts, whatever the order in which things were
 * observed.
 *
 * <p>Reading is strict: what is unknown, missing or null is refused, because a plan for half of a topology would be a wrong plan.
 */
public record Snapshot(List<CidrBlock> vips, Topology topology) {
    /** The format that is written; a new number whenever an older version could not read it. */
    public static final String FORMAT = "ark.vip-topology/1";

    private static final DefaultPrettyPrinter LINES = new DefaultPrettyPrinter(
                    Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new TopologyModule())
            .changeDefaultVisibility(v -> v.withVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE))
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .changeDefaultNullHandling(v -> JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL))
            .changeDefaultPropertyInclusion(v -> v.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .withConfigOverride(
                    Optional.class, o -> o.setNullHandling(JsonSetter.Value.construct(Nulls.SET, Nulls.SET)))
            .build();

    /** Copies. */
    public Snapshot {
        vips = List.copyOf(vips);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Header(String format) {}

    private record Document(String format, List<CidrBlock> vips, Topology topology) {}

    /** Its text, which ends with a line break. */
    public String write() {
        return MAPPER.writer().with(LINES).writeValueAsString(new Document(FORMAT, vips, topology)) + "\n";
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws UnreadableSnapshotException when it is anything else; the format is looked at first, so that a newer snapshot is named as such
     */
    public static Snapshot read(String json) {
        String format = parse(json, Header.class).format();
        if (!format.equals(FORMAT)) {
            throw new UnreadableSnapshotException("cannot read a snapshot of format " + format + ": this version reads "
                    + FORMAT + "; use the version of ark that wrote it, or take a new snapshot");
        }
        Document document = parse(json, Document.class);
        Consistency.check(document.topology());
        return new Snapshot(document.vips(), document.topology());
    }

    private static <T> T parse(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JacksonException e) {
            throw new UnreadableSnapshotException(
                    "cannot read the snapshot: " + where(e) + e.getOriginalMessage()
                            + "; take a new snapshot, or correct it there",
                    e);
        }
    }

    /** The way to what is wrong, such as {@code topology.vpcs[3].blocks[0]}, and its line. */
    private static String where(JacksonException e) {
        String path = e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining());
        String line = e.getLocation() == null || e.getLocation().getLineNr() < 1
                ? ""
                : "line " + e.getLocation().getLineNr() + ": ";
        return path.isEmpty() ? line : line + path.replaceFirst("^\\.", "") + ": ";
    }
}
