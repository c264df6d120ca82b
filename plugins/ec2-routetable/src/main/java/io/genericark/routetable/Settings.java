package io.genericark.routetable;

import io.genericark.api.KitException;
import io.genericark.api.ParameterSpec;
import io.genericark.api.ParameterType;
import io.genericark.api.Parameters;
import io.genericark.aws.Given;
import io.genericark.aws.NodeSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The parameters of one resource, read. An empty value stands for {@code auto}.
 *
 * @param vip always a /32
 * @param tables the tables named by the operator; empty for all of the VPC
 * @param missing what is done about a table without a route of the VIP
 * @param check what is done about a source/dest check that is on
 */
record Settings(
        Ipv4Block vip,
        Set<TableId> tables,
        Missing missing,
        Check check,
        Optional<String> vpc,
        NodeSettings node) {

    /** What is done about a table without a route of the VIP. */
    enum Missing {
        LEAVE,
        CREATE
    }

    /** What is done about a source/dest check that is on. */
    enum Check {
        SWITCH_OFF,
        KEEP
    }

    static final List<ParameterSpec> SPECS = NodeSettings.specsWith(
            ParameterSpec.required(
                    "vip", ParameterType.TEXT, "the VIP: an IPv4 address or a /32, outside of the VPC's CIDR"),
            ParameterSpec.optional(
                    "tables",
                    ParameterType.LIST,
                    Given.AUTO,
                    "route tables to keep: auto = all of the VPC that hold the VIP's route, or rtb- ids"),
            ParameterSpec.optional(
                    "create-missing",
                    ParameterType.FLAG,
                    "false",
                    "whether a table without a route of the VIP gets one"),
            ParameterSpec.optional(
                            "source-dest-check",
                            ParameterType.TEXT,
                            "off",
                            "off = switch the interface's source/dest check off, keep = only warn")
                    .oneOf("off", "keep"),
            ParameterSpec.optional(
                    "vpc",
                    ParameterType.TEXT,
                    Given.AUTO,
                    "VPC: auto = the interface's; anything else must be the same"));

    static Settings of(Parameters given) throws KitException {
        return Given.read(() -> new Settings(
                vip(given.text("vip")),
                tables(given.list("tables")),
                given.flag("create-missing") ? Missing.CREATE : Missing.LEAVE,
                given.text("source-dest-check").equals("keep") ? Check.KEEP : Check.SWITCH_OFF,
                Given.unlessAuto(given, "vpc"),
                NodeSettings.of(given)));
    }

    private static Ipv4Block vip(String text) {
        Ipv4Block block = Ipv4Block.parse(text);
        if (!block.isAddress()) {
            throw new IllegalArgumentException(
                    "parameter vip: " + text + " is not a single address; give a.b.c.d or a /32");
        }
        return block;
    }

    private static Set<TableId> tables(List<String> names) {
        Set<TableId> tables = new TreeSet<>();
        if (!names.equals(List.of(Given.AUTO))) {
            names.forEach(name -> tables.add(new TableId(name)));
        }
        return tables;
    }
}
