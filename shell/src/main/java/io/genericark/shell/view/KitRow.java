package io.genericark.shell.view;

import io.genericark.core.ClusterNode;
import io.genericark.core.KitFit;
import io.genericark.core.KitVersion;
import io.genericark.core.NodeId;
import io.genericark.core.ServedWith;
import io.genericark.core.Tag;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A kit on all nodes, as far as they have reported it.
 *
 * @param resources tags of the resources that use it
 * @param push the number of its push, 0 when it is not pushed
 */
public record KitRow(String kit, List<String> resources, long push, List<Place> places) {
    /**
     * The kit on one node.
     *
     * @param state one word: same, differs, missing (a resource needs it there), none, unknown (not reported yet, or made on demand)
     * @param version empty when it is not there
     */
    public record Place(String node, String state, String version, String hash) {
        /** For people. */
        public String text() {
            return switch (state) {
                case "unknown" -> "?";
                case "none" -> "-";
                case "missing" -> "missing!";
                default -> new KitVersion(version, hash).text() + (state.equals("differs") ? " differs!" : "");
            };
        }
    }

    public KitRow {
        resources = List.copyOf(resources);
        places = List.copyOf(places);
    }

    /** Every kit that a node has reported, that a resource names, or that was pushed. */
    public static List<KitRow> all(Look look) {
        var names = new TreeSet<String>(look.state().kits().pushed().keySet());
        look.state()
                .kits()
                .onNodes()
                .values()
                .forEach(n -> names.addAll(n.report().kits().keySet()));
        return names.stream().map(name -> of(look, name)).toList();
    }

    /** One kit, also when no node has it. */
    public static KitRow of(Look look, String name) {
        var users = new TreeSet<Tag>();
        look.state().resources().values().forEach(r -> {
            if (KitFit.bare(r.kit()).equals(name)) {
                users.add(r.tag());
            }
        });
        var reference = reference(look, name, users);
        var places = new ArrayList<Place>();
        look.state().nodes().values().forEach(n -> places.add(place(look, name, users, reference, n)));
        var pushed = look.state().kits().pushed().get(name);
        return new KitRow(name, users.stream().map(Tag::value).toList(), pushed == null ? 0 : pushed.number(), places);
    }

    private static Place place(
            Look look, String name, SortedSet<Tag> users, Optional<KitVersion> reference, ClusterNode node) {
        var report = look.state().kits().reported(node.id(), node.incarnation());
        if (report == null || name.indexOf(':') >= 0) {
            return new Place(node.id().value(), "unknown", "", "");
        }
        var there = report.kits().get(name);
        if (there == null) {
            var needed = users.stream().anyMatch(t -> isExtended(look, t, node.id()));
            return new Place(node.id().value(), needed ? "missing" : "none", "", "");
        }
        var differs = reference.filter(there::differsFrom).isPresent();
        return new Place(node.id().value(), differs ? "differs" : "same", there.version(), there.hash());
    }

    private static boolean isExtended(Look look, Tag tag, NodeId node) {
        return Objects.requireNonNull(look.state().resources().get(tag))
                .priorities()
                .containsKey(node);
    }

    /** The one in service; else the one that most nodes have. */
    private static Optional<KitVersion> reference(Look look, String name, SortedSet<Tag> users) {
        var served = users.stream()
                .flatMap(t -> Optional.ofNullable(look.state().kits().served().get(t)).stream())
                .map(ServedWith::kit)
                .findFirst();
        return served.or(() -> mostOften(look.state().kits().onNodes().values().stream()
                .flatMap(n -> Optional.ofNullable(n.report().kits().get(name)).stream())
                .toList()));
    }

    private static Optional<KitVersion> mostOften(List<KitVersion> all) {
        return all.stream().max(Comparator.comparingInt(kit -> Collections.frequency(all, kit)));
    }
}
