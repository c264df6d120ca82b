package io.genericark.ipaddress;

import io.genericark.ipaddress.Seen.Ability;
import io.genericark.ipaddress.Seen.Assignment;
import io.genericark.ipaddress.Seen.Link;
import io.genericark.ipaddress.Seen.State;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what {@code ip -j addr show} writes. Stateless. */
final class LinksJson {

    private static final JsonMapper JSON = new JsonMapper();

    private LinksJson() {}

    /**
     * Reads all of it.
     *
     * @throws JacksonException when it is something else
     */
    static Seen read(String text) {
        List<Link> links = new ArrayList<>();
        for (JsonNode link : JSON.readTree(text)) {
            if (link.has("ifname")) {
                links.add(link(link));
            }
        }
        return new Seen(links);
    }

    private static Link link(JsonNode link) {
        List<Assignment> assignments = new ArrayList<>();
        for (JsonNode it : link.path("addr_info")) {
            if (it.has("local")) {
                assignments.add(assignment(it));
            }
        }
        return new Link(
                link.path("ifname").asString(), link.path("address").asString(""), abilities(link), assignments);
    }

    private static Set<Ability> abilities(JsonNode link) {
        Set<String> flags =
                link.path("flags").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        Set<Ability> abilities = EnumSet.noneOf(Ability.class);
        if (flags.contains("UP")) {
            abilities.add(Ability.UP);
        }
        if (flags.contains("LOWER_UP")) {
            abilities.add(Ability.CARRIER);
        }
        if (!flags.contains("NOARP") && !flags.contains("LOOPBACK")) {
            abilities.add(Ability.NEIGHBOURS);
        }
        return abilities;
    }

    private static Assignment assignment(JsonNode it) {
        Set<State> states = EnumSet.noneOf(State.class);
        if (!it.path("scope").asString("global").equals("global")) {
            states.add(State.LOCAL);
        }
        flag(it, "secondary", State.SECONDARY, states);
        flag(it, "dynamic", State.DYNAMIC, states);
        flag(it, "temporary", State.TEMPORARY, states);
        flag(it, "tentative", State.TENTATIVE, states);
        flag(it, "dadfailed", State.DUPLICATE, states);
        return new Assignment(
                Ip.parse(it.path("local").asString()), it.path("prefixlen").asInt(), states);
    }

    private static void flag(JsonNode it, String name, State state, Set<State> states) {
        if (it.path(name).asBoolean(false)) {
            states.add(state);
        }
    }
}
