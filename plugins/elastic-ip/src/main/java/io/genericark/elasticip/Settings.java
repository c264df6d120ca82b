package io.genericark.elasticip;

import io.genericark.api.KitException;
import io.genericark.api.ParameterSpec;
import io.genericark.api.ParameterType;
import io.genericark.api.Parameters;
import io.genericark.aws.Given;
import io.genericark.aws.IpAddress;
import io.genericark.aws.NodeSettings;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of one resource, read.
 *
 * @param privateIp the address of the interface to which the Elastic IP leads; its primary one when not given
 */
record Settings(EipName eip, Optional<IpAddress> privateIp, NodeSettings node) {

    static final List<ParameterSpec> SPECS = NodeSettings.specsWith(
            ParameterSpec.required(
                    "eip",
                    ParameterType.TEXT,
                    "the Elastic IP: its address, its allocation id (eipalloc-), or tag:KEY=VALUE"),
            ParameterSpec.optional(
                    "private-ip",
                    ParameterType.TEXT,
                    Given.AUTO,
                    "address of the interface to lead to: auto = its primary one"));

    static Settings of(Parameters given) throws KitException {
        return Given.read(() -> new Settings(
                EipName.parse(given.text("eip")),
                Given.unlessAuto(given, "private-ip").map(IpAddress::parse),
                NodeSettings.of(given)));
    }
}
