package io.genericark.elasticip;

import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.api.ParameterSpec;
import io.genericark.api.ParameterType;
import io.genericark.api.Parameters;
import io.genericark.aws.CallBounds;
import io.genericark.aws.IpAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of one resource, read. An empty value stands for {@code auto}.
 *
 * @param privateIp the address of the interface to which the Elastic IP leads; its primary one when not given
 */
record Settings(
        EipName eip,
        Optional<EniId> eni,
        Optional<IpAddress> privateIp,
        Optional<String> region,
        Optional<URI> endpoint,
        Optional<String> imds) {

    private static final String AUTO = "auto";

    static final List<ParameterSpec> SPECS = List.of(
            ParameterSpec.required(
                    "eip",
                    ParameterType.TEXT,
                    "the Elastic IP: its address, its allocation id (eipalloc-), or tag:KEY=VALUE"),
            ParameterSpec.optional(
                    "eni",
                    ParameterType.TEXT,
                    AUTO,
                    "interface to lead to: auto = this instance's primary one, or an eni- id"),
            ParameterSpec.optional(
                    "private-ip",
                    ParameterType.TEXT,
                    AUTO,
                    "address of the interface to lead to: auto = its primary one"),
            ParameterSpec.optional("region", ParameterType.TEXT, AUTO, "AWS region: auto = this instance's"),
            ParameterSpec.optional("endpoint", ParameterType.TEXT, "URL of the EC2 API instead of the region's own"),
            ParameterSpec.optional(
                    "imds", ParameterType.TEXT, "URL of the instance metadata service instead of 169.254.169.254"),
            CallBounds.parameter());

    static Settings of(Parameters given) throws KitException {
        try {
            return new Settings(
                    EipName.parse(given.text("eip")),
                    unlessAuto(given, "eni").map(EniId::new),
                    unlessAuto(given, "private-ip").map(IpAddress::parse),
                    unlessAuto(given, "region"),
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

    private static Optional<String> unlessAuto(Parameters given, String name) {
        return given.find(name).filter(text -> !text.equals(AUTO));
    }
}
