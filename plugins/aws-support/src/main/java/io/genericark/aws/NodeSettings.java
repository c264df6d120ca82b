package io.genericark.aws;

import io.genericark.api.ParameterSpec;
import io.genericark.api.ParameterType;
import io.genericark.api.Parameters;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The parameters by which a resource of an EC2 kit says where its node is, read. An empty value stands for {@code auto}.
 *
 * @param eni the network interface that the resource leads to
 * @param endpoints of EC2
 * @param imds URL of the metadata service
 */
public record NodeSettings(
        Optional<InterfaceName> eni, Optional<String> region, Endpoints endpoints, Optional<String> imds) {

    /** How an operator names a network interface of a node. */
    public sealed interface InterfaceName {
        /** By its id in EC2. */
        record Id(EniId value) implements InterfaceName {}

        /** By its name in the node's operating system, such as {@code ens6}. */
        record Local(String value) implements InterfaceName {}
    }

    private static final List<ParameterSpec> OWN = List.of(
            ParameterSpec.optional(
                    "eni",
                    ParameterType.TEXT,
                    Given.AUTO,
                    "interface to lead to: auto = this instance's primary one, an eni- id, or a name such as ens6"),
            ParameterSpec.optional("region", ParameterType.TEXT, Given.AUTO, "AWS region: auto = this instance's"),
            ParameterSpec.optional(
                    "endpoint",
                    ParameterType.LIST,
                    "URL of the EC2 API instead of the regions' own, or one for each region as REGION=URL"),
            ParameterSpec.optional(
                    "imds", ParameterType.TEXT, "URL of the instance metadata service instead of 169.254.169.254"));

    /** The parameters of a kit: its own, these, and {@code call-timeout}. */
    public static List<ParameterSpec> specsWith(ParameterSpec... ofTheKit) {
        return Stream.of(Stream.of(ofTheKit), OWN.stream(), Stream.of(CallBounds.parameter()))
                .flatMap(specs -> specs)
                .toList();
    }

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException with a sentence for people when one makes no sense
     */
    public static NodeSettings of(Parameters given) {
        return new NodeSettings(
                Given.unlessAuto(given, "eni").map(NodeSettings::interfaceName),
                Given.unlessAuto(given, "region"),
                Endpoints.parse("endpoint", given.list("endpoint")),
                given.find("imds"));
    }

    private static InterfaceName interfaceName(String text) {
        if (text.startsWith("eni-")) {
            return new InterfaceName.Id(new EniId(text));
        }
        if (text.isBlank() || text.contains("/") || text.startsWith("i-")) {
            throw new IllegalArgumentException("parameter eni: \"" + text
                    + "\" is neither a network interface id (eni-...) nor the name of an interface of this node");
        }
        return new InterfaceName.Local(text);
    }
}
