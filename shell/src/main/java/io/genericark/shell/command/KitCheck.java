package io.genericark.shell.command;

import io.genericark.admin.AdminReply.Kit;
import io.genericark.admin.AdminReply.KitList;
import io.genericark.admin.AdminReply.Parameter;
import io.genericark.api.ParameterSpec;
import io.genericark.api.ParameterType;
import io.genericark.shell.session.Exit;
import io.genericark.shell.session.Trouble;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether a kit is there and gets the parameters that it needs. Pure; what is wrong is a {@link Trouble}. */
final class KitCheck {
    private KitCheck() {}

    static Kit find(KitList kits, String name) {
        return kits.kits().stream()
                .filter(k -> k.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Trouble(Exit.NOT_FOUND, missing(kits, name)));
    }

    private static String missing(KitList list, String name) {
        if (name.indexOf(':') >= 0 && !list.refused().isEmpty()) {
            return list.refused().getFirst().reason();
        }
        var refused = list.refused().stream()
                .filter(r -> r.source().contains(name))
                .map(r -> "; " + r.source() + " is not usable: " + r.reason())
                .collect(Collectors.joining());
        var known = list.kits().stream().map(Kit::name).collect(Collectors.joining(" "));
        var kits = known.isEmpty() ? "none yet; a node that has just started is still loading them" : known;
        return "this node has no kit " + name + refused + ". Its kits: " + kits
                + ". Next: ark kit list, or put the script into scripts/";
    }

    /** A kit without an ability is told apart before it is asked; {@code cannot} says what it cannot do. */
    static void requireAbility(Kit kit, String ability, Object tag, String cannot) {
        if (!kit.abilities().contains(ability)) {
            throw new Trouble(
                    Exit.REFUSED,
                    "kit " + kit.name() + " of " + tag + " cannot " + cannot + ". Next: ark kit show " + kit.name());
        }
    }

    static void complete(Kit kit, NodeParameters given) {
        var named = new TreeSet<>(given.everywhere().keySet());
        given.byNode().values().forEach(own -> named.addAll(own.keySet()));
        var missing = kit.parameters().stream()
                .filter(Parameter::required)
                .map(Parameter::name)
                .filter(p -> !named.contains(p))
                .toList();
        if (!missing.isEmpty()) {
            throw new Trouble(
                    Exit.USAGE, "kit " + kit.name() + " needs " + missing + ": give --param NAME=VALUE.\n" + list(kit));
        }
        known(kit, named);
        readable(kit, given.everywhere());
        given.byNode().values().forEach(own -> readable(kit, own));
    }

    /** The values have the form that the kit asks for; its bounds are known to the kit alone. */
    static void readable(Kit kit, Map<String, String> given) {
        for (var parameter : kit.parameters()) {
            Optional.ofNullable(given.get(parameter.name()))
                    .flatMap(text -> problem(parameter, text))
                    .ifPresent(problem -> {
                        throw new Trouble(Exit.USAGE, "kit " + kit.name() + ", " + problem);
                    });
        }
    }

    private static Optional<String> problem(Parameter parameter, String text) {
        return Arrays.stream(ParameterType.values())
                .filter(t -> t.name().equals(parameter.type()))
                .findFirst()
                .flatMap(t -> ParameterSpec.optional(parameter.name(), t, parameter.help())
                        .problem(text));
    }

    static void known(Kit kit, Collection<String> named) {
        var known = kit.parameters().stream().map(Parameter::name).toList();
        var unknown = named.stream().filter(p -> !known.contains(p)).toList();
        if (!unknown.isEmpty()) {
            throw new Trouble(Exit.USAGE, "kit " + kit.name() + " has no parameter " + unknown + ".\n" + list(kit));
        }
    }

    /** The kit's parameters, one on each line. */
    static String list(Kit kit) {
        if (kit.parameters().isEmpty()) {
            return "It has no parameters.";
        }
        return "Its parameters:" + kit.parameters().stream().map(KitCheck::line).collect(Collectors.joining());
    }

    private static String line(Parameter p) {
        var need = p.required() ? "required" : p.defaultText().isEmpty() ? "optional" : "default " + p.defaultText();
        return "\n  " + p.name() + "  " + p.type().toLowerCase(java.util.Locale.ROOT) + ", " + need
                + (p.help().isEmpty() ? "" : ": " + p.help());
    }
}
