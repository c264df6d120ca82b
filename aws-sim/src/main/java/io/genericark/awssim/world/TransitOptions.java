package io.genericark.awssim.world;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The options of a transit gateway or of an attachment, by AWS's names; most are {@code enable} or {@code disable}. */
public record TransitOptions(Map<String, String> values) {
    public static final String ASN = "AmazonSideAsn";
    public static final String AUTO_ACCEPT = "AutoAcceptSharedAttachments";
    public static final String ASSOCIATION = "DefaultRouteTableAssociation";
    public static final String ASSOCIATION_TABLE = "AssociationDefaultRouteTableId";
    public static final String PROPAGATION = "DefaultRouteTablePropagation";
    public static final String PROPAGATION_TABLE = "PropagationDefaultRouteTableId";
    public static final String IPV6 = "Ipv6Support";

    /** What a transit gateway has unless its maker says otherwise. */
    public static final TransitOptions OF_GATEWAY = new TransitOptions(Map.of(
            ASN,
            "64512",
            AUTO_ACCEPT,
            "disable",
            ASSOCIATION,
            "enable",
            PROPAGATION,
            "enable",
            "VpnEcmpSupport",
            "enable",
            "DnsSupport",
            "enable",
            "SecurityGroupReferencingSupport",
            "disable",
            "MulticastSupport",
            "disable"));

    /** What an attachment of a VPC has unless its maker says otherwise. */
    public static final TransitOptions OF_ATTACHMENT = new TransitOptions(Map.of(
            "DnsSupport",
            "enable",
            "SecurityGroupReferencingSupport",
            "enable",
            IPV6,
            "disable",
            "ApplianceModeSupport",
            "disable"));

    public TransitOptions {
        values = Map.copyOf(values);
    }

    public boolean isEnabled(String name) {
        return find(name).filter("enable"::equals).isPresent();
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** These options and the changes, which win; AWS's error for a name or value that it does not know. */
    TransitOptions with(Map<String, String> changes) {
        changes.forEach(this::check);
        Map<String, String> all = new TreeMap<>(values);
        all.putAll(changes);
        return new TransitOptions(all);
    }

    TransitOptions without(String name) {
        Map<String, String> left = new TreeMap<>(values);
        left.remove(name);
        return new TransitOptions(left);
    }

    private void check(String name, String value) {
        boolean table = name.equals(ASSOCIATION_TABLE) || name.equals(PROPAGATION_TABLE);
        if (!table && !values.containsKey(name)) {
            throw AwsError.badRequest("UnknownParameter", "The parameter Options." + name + " is not recognized");
        }
        String allowed = name.equals(ASN) ? "[0-9]{5,10}" : "enable|disable";
        if (!table && !value.matches(allowed)) {
            throw AwsError.invalidValue("Value (" + value + ") for parameter " + name + " is invalid.");
        }
    }
}
