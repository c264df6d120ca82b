package io.genericark.route53;

import io.genericark.api.KitException;
import io.genericark.api.ParameterSpec;
import io.genericark.api.ParameterType;
import io.genericark.api.Parameters;
import io.genericark.aws.CallBounds;
import io.genericark.aws.Given;
import io.genericark.aws.IpAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parameters of one resource, read.
 *
 * @param address the one that the record should hold; this node's own when not given
 * @param type of the record
 * @param tunables the file of {@link Tunables}
 */
record Settings(
        DnsName name,
        ZoneName zone,
        Optional<IpAddress> address,
        RecordType type,
        Path tunables,
        String region,
        Optional<URI> endpoint,
        Optional<String> imds) {

    /** How an operator names a zone. */
    sealed interface ZoneName {
        /** By its id. */
        record Id(String value) implements ZoneName {}

        /** By its name, and by who may ask it, where several have the name. */
        record Name(DnsName value, Optional<Zone.Visibility> visibility) implements ZoneName {}
    }

    private static final Pattern ZONE_ID = Pattern.compile("(/hostedzone/)?([A-Z0-9]{4,32})");

    static final List<ParameterSpec> SPECS = List.of(
            ParameterSpec.required("name", ParameterType.TEXT, "name of the record, such as db.example.com"),
            ParameterSpec.required("zone", ParameterType.TEXT, "hosted zone of the name: its id (Z...) or its name"),
            ParameterSpec.optional(
                            "zone-type",
                            ParameterType.TEXT,
                            "any",
                            "which zone of that name: public, private, or any where there is only one")
                    .oneOf("any", "public", "private"),
            ParameterSpec.optional(
                    "address",
                    ParameterType.TEXT,
                    Given.AUTO,
                    "address that the record holds: auto = this node's own primary one"),
            ParameterSpec.optional(
                            "type",
                            ParameterType.TEXT,
                            Given.AUTO,
                            "type of the record: auto = as the address is, else A")
                    .oneOf(Given.AUTO, "A", "AAAA"),
            ParameterSpec.optional(
                    "tunables",
                    ParameterType.TEXT,
                    "/etc/default/LifeKeeper",
                    "file with ROUTE53_TTL and others, read anew by each action"),
            ParameterSpec.optional(
                    "region",
                    ParameterType.TEXT,
                    "us-east-1",
                    "region of the partition's Route 53: us-east-1, in China cn-northwest-1"),
            ParameterSpec.optional(
                    "endpoint", ParameterType.TEXT, "URL of the Route 53 API instead of the partition's own"),
            ParameterSpec.optional(
                    "imds", ParameterType.TEXT, "URL of the instance metadata service instead of 169.254.169.254"),
            CallBounds.parameter());

    static Settings of(Parameters given) throws KitException {
        return Given.read(() -> {
            Optional<IpAddress> address = Given.unlessAuto(given, "address").map(IpAddress::parse);
            return new Settings(
                    DnsName.parse(given.text("name")),
                    zone(given),
                    address,
                    type(Given.unlessAuto(given, "type").map(RecordType::valueOf), address),
                    Path.of(given.text("tunables")),
                    given.text("region"),
                    given.find("endpoint").map(URI::create),
                    given.find("imds"));
        });
    }

    private static ZoneName zone(Parameters given) {
        String text = given.text("zone");
        var id = ZONE_ID.matcher(text);
        if (id.matches()) {
            return new ZoneName.Id(String.valueOf(id.group(2)));
        }
        DnsName zone = DnsName.parse(text);
        DnsName name = DnsName.parse(given.text("name"));
        if (!name.isWithin(zone)) {
            throw new IllegalArgumentException("parameter name: " + name + " is not a name of the zone " + zone);
        }
        Optional<Zone.Visibility> visibility = switch (given.text("zone-type")) {
            case "public" -> Optional.of(Zone.Visibility.PUBLIC);
            case "private" -> Optional.of(Zone.Visibility.PRIVATE);
            default -> Optional.empty();
        };
        return new ZoneName.Name(zone, visibility);
    }

    private static RecordType type(Optional<RecordType> given, Optional<IpAddress> address) {
        RecordType type = given.or(() -> address.map(RecordType::of)).orElse(RecordType.A);
        if (address.isPresent() && RecordType.of(address.get()) != type) {
            throw new IllegalArgumentException(
                    "parameter address: " + address.get() + " is no address for a record of type " + type);
        }
        return type;
    }
}
