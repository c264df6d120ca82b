package io.genericark.routetable;

import io.genericark.api.KitException;
import io.genericark.api.ParameterSpec;
import io.genericark.api.ParameterType;
import io.genericark.api.Parameters;
import io.genericark.aws.CidrBlock;
import io.genericark.aws.Endpoints;
import io.genericark.aws.Given;
import io.genericark.aws.NodeSettings;
import io.genericark.aws.Role;
import io.genericark.aws.Vips;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of one resource, read.
 *
 * @param vips single addresses, each once
 * @param missing what is done about a table without a route of a VIP
 * @param check what is done about a source/dest check that is on
 * @param role with whose rights VPC and tables are looked at and written; those of this node when not given
 */
record Settings(
        List<CidrBlock> vips,
        TableChoice tables,
        Missing missing,
        Check check,
        Optional<String> vpc,
        Optional<Role> role,
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
                    "vip",
                    ParameterType.LIST,
                    "the VIPs: IPv4 or IPv6 addresses outside of the VPC's CIDR, such as 10.99.0.10 or fd00::10"),
            ParameterSpec.optional(
                    "tables",
                    ParameterType.LIST,
                    Given.AUTO,
                    "route tables to keep: auto = all of the VPC that hold a VIP's route, or rtb- ids and tag:KEY=VALUE"),
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
                    "VPC: auto = the interface's; anything else must be the same"),
            ParameterSpec.optional(
                    "role",
                    ParameterType.TEXT,
                    "ARN of a role of the tables' account, to be assumed where subnets are shared by another account"),
            ParameterSpec.optional(
                    "role-external-id", ParameterType.TEXT, "external id that the role's trust policy asks for"),
            ParameterSpec.optional(
                    "sts-endpoint",
                    ParameterType.LIST,
                    "URL of STS instead of the regions' own, or one for each region as REGION=URL"));

    static Settings of(Parameters given) throws KitException {
        return Given.read(() -> new Settings(
                Vips.of(given.list("vip")),
                TableChoice.parse(given.list("tables")),
                given.flag("create-missing") ? Missing.CREATE : Missing.LEAVE,
                given.text("source-dest-check").equals("keep") ? Check.KEEP : Check.SWITCH_OFF,
                Given.unlessAuto(given, "vpc"),
                role(given),
                NodeSettings.of(given)));
    }

    private static Optional<Role> role(Parameters given) {
        Optional<String> arn = given.find("role");
        if (arn.isEmpty() && given.find("role-external-id").isPresent()) {
            throw new IllegalArgumentException(
                    "parameter role-external-id: it is of no use without the parameter role");
        }
        Endpoints endpoints = Endpoints.parse("sts-endpoint", given.list("sts-endpoint"));
        return arn.map(it -> new Role(it, given.find("role-external-id"), endpoints));
    }
}
