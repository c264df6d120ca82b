package io.genericark.aws;

import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;

/**
 * EC2 in one region for one action: who is called, and how long a call may take.
 *
 * @param reader repeats failed calls by itself
 * @param writer sends once
 */
public record Ec2Calls(String region, Ec2Client reader, Ec2Client writer, CallBounds bounds) {

    /** EC2 at a place, by the clients that are kept. */
    public static Ec2Calls of(AwsClients clients, AwsClients.Place place, CallBounds bounds) {
        return new Ec2Calls(
                place.region(),
                clients.reader(Ec2Client.class, Ec2Client::builder, place),
                clients.writer(Ec2Client.class, Ec2Client::builder, place),
                bounds);
    }

    /** A network interface; empty when the region has none of this id that the caller may see. */
    public Optional<NetworkInterface> find(EniId eni) throws KitException {
        return AwsCall.read("ec2:DescribeNetworkInterfaces", region, unread(eni))
                .run(() -> reader.describeNetworkInterfaces(
                        // a filter answers with nothing where a parameter would answer with an error
                        request -> request.filters(filter("network-interface-id", eni.value()))
                                .overrideConfiguration(bounds.read())))
                .networkInterfaces()
                .stream()
                .findFirst();
    }

    /**
     * A network interface.
     *
     * @throws KitException DENIED when the region has none of this id
     */
    public NetworkInterface networkInterface(EniId eni) throws KitException {
        return find(eni)
                .orElseThrow(() -> new KitException(
                        Kind.DENIED,
                        unread(eni),
                        "it does not exist in " + region,
                        "correct the parameters eni and region"));
    }

    /** Has a network interface take packets to other addresses than its own. Sent once; blocks. */
    public void switchOffSourceDestCheck(EniId eni) throws KitException {
        AwsCall.write(
                        "ec2:ModifyNetworkInterfaceAttribute",
                        region,
                        "the source/dest check of " + eni + " was not switched off")
                .run(() -> writer.modifyNetworkInterfaceAttribute(request -> request.networkInterfaceId(eni.value())
                        .sourceDestCheck(check -> check.value(false))
                        .overrideConfiguration(bounds.write())));
    }

    /** The error when the region does not know this instance's own interface, which is there as long as the instance runs. */
    public static KitException lookedInTheWrongPlace(EniId own, String region) {
        return new KitException(
                Kind.DENIED,
                unread(own),
                "this instance has it, and EC2 does not know it in " + region,
                "correct the parameters region and endpoint, or give this node credentials of the instance's own account");
    }

    /** A filter of a Describe call with one value. */
    public static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }

    private static String unread(EniId eni) {
        return "network interface " + eni + " was not read";
    }
}
