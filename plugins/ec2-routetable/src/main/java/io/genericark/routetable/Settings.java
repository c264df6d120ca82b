package io.genericark.routetable;

import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.api.ParameterSpec;
import io.genericark.api.ParameterType;
import io.genericark.api.Parameters;
import io.genericark.aws.CallBounds;
import java.net.URI;
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
        Optional<EniId> eni,
        Check check,
        Optional<String> region,
        Optional<String> vpc,
        Optional<URI> endpoint,
        Optional<String> imds) {

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

    private static final String AUTO = "auto";

    static final List<ParameterSpec> SPECS = List.of(
            ParameterSpec.required(
                    "vip", ParameterType.TEXT, "the VIP: an IPv4 address or a /32, outside of the VPC's CIDR"),
            ParameterSpec.optional(
                    "tables",
                    ParameterType.LIST,
                    AUTO,
                    "route tables to keep: auto = all of the VPC that hold the VIP's route, or rtb- ids"),
            ParameterSpec.optional(
                    "create-missing",
                    ParameterType.FLAG,
                    "false",
                    "whether a table without a route of the VIP gets one"),
            ParameterSpec.optional(
                    "eni",
                    ParameterType.TEXT,
                    AUTO,
                    "interface to lead to: auto = this instance's primary one, or an eni- id"),
            ParameterSpec.optional(
                            "source-dest-check",
                            ParameterType.TEXT,
                            "off",
                            "off = switch the interface's source/dest check off, keep = only warn")
                    .oneOf("off", "keep"),
            ParameterSpec.optional("region", ParameterType.TEXT, AUTO, "AWS region: auto = this instance's"),
            ParameterSpec.optional(
                    "vpc", ParameterType.TEXT, AUTO, "VPC: auto = the interface's; anything else must be the same"),
            ParameterSpec.optional("endpoint", ParameterType.TEXT, "URL of the EC2 API instead of the region's own"),
            ParameterSpec.optional(
                    "imds", ParameterType.TEXT, "URL of the instance metadata service instead of 169.254.169.254"),
            CallBounds.parameter());

    static Settings of(Parameters given) throws KitException {
        try {
            return new Settings(
                    vip(given.text("vip")),
                    tables(given.list("tables")),
                    given.flag("create-missing") ? Missing.CREATE : Missing.LEAVE,
                    unlessAuto(given, "eni").map(EniId::new),
                    given.text("source-dest-check").equals("keep") ? Check.KEEP : Check.SWITCH_OFF,
                    unlessAuto(given, "region"),
                    unlessAuto(given, "vpc"),
                    given.find("endpoint").map(URI::create),
                    given.find("imds"));
        } catch (IllegalArgumentException e) {
            throw new KitException(
                    Kind.DENIED,
                    "the resource's parameters are wrong",
                    String.valueOf(e.getMessage()),
                    "correct them with `ark resource set TAG NAME=VALUE`",
                    e);
        }
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
        if (!names.equals(List.of(AUTO))) {
            names.forEach(name -> tables.add(new TableId(name)));
        }
        return tables;
    }

    private static Optional<String> unlessAuto(Parameters given, String name) {
        return given.find(name).filter(text -> !text.equals(AUTO));
    }
}
