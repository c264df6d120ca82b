package io.genericark.ipaddress;

import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.api.ParameterSpec;
import io.genericark.api.ParameterType;
import io.genericark.api.Parameters;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parameters of one resource, read. An empty value stands for {@code auto}.
 *
 * @param ip always there for a virtual one
 * @param prefix the prefix length that was given with the address
 * @param label what follows the interface's name and a colon in the label of an IPv4 address
 * @param announcements how often a new place of the address is told to neighbours
 */
record Settings(
        Mode mode,
        Optional<Ip> ip,
        Optional<Integer> prefix,
        Optional<String> link,
        Optional<String> label,
        Check linkCheck,
        Check duplicateCheck,
        int announcements) {

    /** Whose address it is. */
    enum Mode {
        /** The resource's: it comes and goes with it. */
        VIRTUAL,
        /** The node's own: it is only looked at. */
        REAL
    }

    /** Whether something is looked at. */
    enum Check {
        ON,
        OFF
    }

    private static final String AUTO = "auto";
    private static final Pattern LINK = Pattern.compile("[^\\s/:-][^\\s/:]{0,14}");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9._-]{1,13}");

    static final List<ParameterSpec> SPECS = List.of(
            ParameterSpec.required(
                    "ip", ParameterType.TEXT, "the address, also as ADDRESS/PREFIX; with mode=real also auto"),
            ParameterSpec.optional(
                            "mode",
                            ParameterType.TEXT,
                            "virtual",
                            "virtual = added and removed; real = the node's own address, only looked at")
                    .oneOf("virtual", "real"),
            ParameterSpec.optional(
                    "interface",
                    ParameterType.TEXT,
                    AUTO,
                    "interface of the address: auto = the one with another address of its subnet"),
            ParameterSpec.optional(
                    "label", ParameterType.TEXT, "label of an IPv4 address, without the interface's name: vip"),
            ParameterSpec.optional(
                    "link-check", ParameterType.FLAG, "true", "whether the interface must be connected (carrier)"),
            ParameterSpec.optional(
                    "duplicate-check",
                    ParameterType.FLAG,
                    "true",
                    "whether the net is asked for another holder before the address is used; takes 1 s or more"),
            ParameterSpec.optional(
                            "announce",
                            ParameterType.INTEGER,
                            "5",
                            "how often neighbours are told the address's new place, once a second; 0 = never")
                    .within(0, 60));

    static Settings of(Parameters given) throws KitException {
        try {
            return read(given);
        } catch (IllegalArgumentException e) {
            throw new KitException(
                    Kind.DENIED,
                    "the resource's parameters are wrong",
                    String.valueOf(e.getMessage()),
                    "correct them with `ark resource set TAG NAME=VALUE`",
                    e);
        }
    }

    private static Settings read(Parameters given) {
        Mode mode = given.text("mode").equals("real") ? Mode.REAL : Mode.VIRTUAL;
        String[] parts = given.text("ip").split("/", 2);
        boolean auto = mode == Mode.REAL && parts[0].equals(AUTO) && parts.length == 1;
        Optional<Ip> ip = auto ? Optional.empty() : Optional.of(usable(Ip.parse(parts[0])));
        Optional<Integer> prefix =
                ip.filter(it -> parts.length == 2).map(it -> prefix(parts[1], it.hostPrefix(), given.text("ip")));
        return new Settings(
                mode,
                ip,
                prefix,
                matching(given.find("interface").filter(text -> !text.equals(AUTO)), "interface", LINK),
                label(given, ip),
                check(given, "link-check"),
                check(given, "duplicate-check"),
                Math.toIntExact(given.integer("announce")));
    }

    /** The address of a virtual resource. */
    Ip virtualIp() {
        return ip.orElseThrow();
    }

    private static Ip usable(Ip ip) {
        if (ip.value().isAnyLocalAddress()
                || ip.value().isLoopbackAddress()
                || ip.value().isMulticastAddress()
                || ip.value().isLinkLocalAddress()) {
            throw new IllegalArgumentException("parameter ip: " + ip + " is no address that can move between nodes");
        }
        return ip;
    }

    private static int prefix(String text, int longest, String whole) {
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > longest) {
            throw new IllegalArgumentException(
                    "parameter ip: \"" + whole + "\" has a prefix length that is not between 1 and " + longest);
        }
        return Integer.parseInt(text);
    }

    private static Optional<String> label(Parameters given, Optional<Ip> ip) {
        Optional<String> label = matching(given.find("label"), "label", LABEL);
        if (label.isPresent() && ip.filter(Ip::isIpv6).isPresent()) {
            throw new IllegalArgumentException("parameter label: only IPv4 addresses have labels");
        }
        return label;
    }

    private static Optional<String> matching(Optional<String> text, String name, Pattern form) {
        text.filter(it -> !form.matcher(it).matches()).ifPresent(it -> {
            throw new IllegalArgumentException("parameter " + name + ": \"" + it + "\" cannot be the name of one");
        });
        return text;
    }

    private static Check check(Parameters given, String name) {
        return given.flag(name) ? Check.ON : Check.OFF;
    }
}
