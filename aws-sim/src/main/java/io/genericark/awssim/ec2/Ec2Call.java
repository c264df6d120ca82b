package io.genericark.awssim.ec2;

import io.genericark.awssim.http.QueryParameters;
import io.genericark.awssim.http.Xml;
import io.genericark.awssim.world.AwsError;
import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.Region;
import io.genericark.awssim.world.Resource;
import io.genericark.awssim.world.ResourceId;
import io.genericark.awssim.world.Resources;
import io.genericark.awssim.world.Tags;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** What an action gets: the draft of its region, the parameters, and the answer to write into. */
record Ec2Call(AwsWorld world, Region region, Boundary boundary, QueryParameters parameters, Xml xml) {

    String get(String name) {
        return parameters.get(name);
    }

    /** The resources that the call asks for: those of the numbered ids, each of which must exist, or all that the caller may see. */
    <K extends ResourceId, V extends Resource> List<V> asked(
            String parameter, Function<String, K> id, Resources<K, V> resources) {
        List<String> ids = parameters.list(parameter);
        if (ids.isEmpty()) {
            return resources.all().stream().filter(boundary::sees).toList();
        }
        if (parameters.find("MaxResults").isPresent()) {
            throw AwsError.badRequest(
                    "InvalidParameterCombination",
                    "The parameter " + parameter + " cannot be used with the parameter maxResults");
        }
        return ids.stream()
                .distinct()
                .map(value -> resources.get(id.apply(value)))
                .toList();
    }

    /** The account of a resource. */
    String ownerOf(ResourceId id) {
        return region.ownership().of(id);
    }

    /** The tags that a Create call gives to the new resource of this type, such as {@code route-table}. */
    Tags newTags(String type) {
        Map<String, String> tags = new TreeMap<>();
        Stream.of("TagSpecification", "TagSpecifications")
                .flatMap(name -> parameters.structures(name).stream())
                .filter(it -> it.find("ResourceType").filter(type::equals).isPresent())
                .forEach(it -> tags.putAll(tagsIn(it)));
        return new Tags(tags);
    }

    /** What the call says under {@code Options.}, by the names after it. */
    Map<String, String> options() {
        return parameters.structure("Options").values();
    }

    /** Refuses the call unless the resource belongs to the caller. */
    void requireOwner(ResourceId id) {
        if (!ownerOf(id).equals(boundary.account())) {
            throw Boundary.unauthorized();
        }
    }

    void writeTime(Instant created) {
        xml.text("creationTime", created.truncatedTo(ChronoUnit.SECONDS));
    }

    static Map<String, String> tagsIn(QueryParameters parameters) {
        Map<String, String> tags = new TreeMap<>();
        for (QueryParameters tag : parameters.structures("Tag")) {
            tags.put(tag.get("Key"), tag.find("Value").orElse(""));
        }
        return tags;
    }

    void writeTags(Tags tags) {
        xml.set(
                "tagSet",
                tags.sorted().entrySet(),
                tag -> xml.text("key", tag.getKey()).text("value", tag.getValue()));
    }

    /** The answer of calls that have nothing to say. */
    void done() {
        xml.text("return", "true");
    }
}
