package io.genericark.route53;

import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the zone that the operator means among those of the account; exactly one. Pure. */
final class ZoneChoice {

    private ZoneChoice() {}

    static Zone of(DnsName zone, Optional<Zone.Visibility> visibility, List<Zone> all) throws KitException {
        List<Zone> named = all.stream().filter(it -> it.name().equals(zone)).toList();
        List<Zone> meant = named.stream()
                .filter(it -> visibility.isEmpty() || visibility.get() == it.visibility())
                .toList();
        String kind = visibility.map(it -> it + " ").orElse("");
        if (meant.isEmpty()) {
            throw new KitException(
                    Kind.DENIED,
                    "hosted zone " + zone + " was not found",
                    named.isEmpty()
                            ? "the account has no zone of that name"
                            : "the account has no " + kind + "zone of that name, only " + joined(named),
                    "correct the parameters zone and zone-type");
        }
        if (meant.size() > 1) {
            throw new KitException(
                    Kind.DENIED,
                    "hosted zone " + zone + " is not one zone",
                    "the account has " + meant.size() + " " + kind + "zones of that name: " + joined(meant),
                    "give zone the id of one" + (visibility.isEmpty() ? ", or set zone-type" : ""));
        }
        return meant.getFirst();
    }

    private static String joined(List<Zone> zones) {
        return zones.stream().map(Zone::toString).collect(Collectors.joining(", "));
    }
}
