package io.genericark.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import io.genericark.config.ArkConfig.Member;
import io.genericark.core.NodeId;
import io.genericark.core.Role;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code ark.nodes}, entry by entry. */
final class NodesReader {
    private static final String AT = "ark.nodes";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    /** An entry and the line it is on. */
    record Entry(String where, Member member) {}

    private final Values values;
    private final Findings findings;

    NodesReader(Values values) {
        this.values = values;
        this.findings = values.findings();
    }

    /** All entries that can be read; the others are among the findings. */
    List<Entry> read() {
        List<Entry> entries = new ArrayList<>();
        for (ConfigValue value : values.list(AT)) {
            if (value instanceof ConfigObject object) {
                entry(object.toConfig(), Findings.where(value.origin())).ifPresent(entries::add);
            } else {
                findings.error(
                        Findings.where(value.origin()),
                        "an entry of " + AT + " is " + value.valueType(),
                        "each node needs a name, an address and paths",
                        "write { name = ..., address = ..., paths = [...] }");
            }
        }
        return entries;
    }

    private Optional<Entry> entry(Config node, String where) {
        long before = findings.errors();
        Values own = new Values(node, node.root(), values.besideFile(""), findings);
        String name = own.text("name");
        if (!NAME.matcher(name).matches() && own.isSet("name")) {
            findings.error(
                    where,
                    "node name '" + name + "'",
                    "names go into heartbeats, files and commands",
                    "use letters, digits, '-', '_' and '.', beginning with a letter or digit, at most 63");
        }
        Role role = own.isSet("role") ? own.choice("role", Role.values()) : Role.VOTER;
        Optional<HostPort> address = address(own, where);
        List<InetSocketAddress> paths = paths(own, where);
        return findings.errors() > before || address.isEmpty()
                ? Optional.empty()
                : Optional.of(new Entry(where, new Member(new NodeId(name), role, address.get(), paths)));
    }

    private Optional<HostPort> address(Values own, String where) {
        String text = own.text("address");
        try {
            return own.isSet("address") ? Optional.of(HostPort.parse(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            findings.error(
                    where,
                    "address of a node: " + e.getMessage(),
                    "the other nodes connect to it for consensus",
                    "write it as \"10.0.0.1:7400\"");
            return Optional.empty();
        }
    }

    private List<InetSocketAddress> paths(Values own, String where) {
        List<InetSocketAddress> paths = new ArrayList<>();
        for (String text : own.texts("paths")) {
            try {
                paths.add(HostPort.parse(text).numeric());
            } catch (IllegalArgumentException e) {
                findings.error(
                        where,
                        "communication path: " + e.getMessage(),
                        "heartbeats are sent to this address",
                        "write it as \"10.0.0.1:7401\"");
            }
        }
        return paths;
    }
}
