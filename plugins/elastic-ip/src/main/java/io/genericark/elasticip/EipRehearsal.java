package io.genericark.elasticip;

import io.genericark.api.KitException;
import io.genericark.api.Parameters;
import io.genericark.aws.EniId;
import io.genericark.aws.Reconciliation;
import io.genericark.aws.Rehearsal;
import java.util.List;
import java.util.Map;

/** Every call of this kit and its plan, once, on made-up answers. */
final class EipRehearsal {

    private static final String REGION = "us-east-1";
    private static final EniId OWN = new EniId("eni-00000000000000001");
    private static final String INTERFACES = """
            <Response><requestId>1</requestId><networkInterfaceSet><item>
              <networkInterfaceId>eni-00000000000000001</networkInterfaceId>
              <attachment><instanceId>i-00000000000000001</instanceId></attachment>
              <privateIpAddressesSet><item>
                <privateIpAddress>10.0.0.4</privateIpAddress><primary>true</primary>
              </item></privateIpAddressesSet>
            </item></networkInterfaceSet></Response>""";
    private static final String ADDRESSES = """
            <Response><requestId>1</requestId><addressesSet><item>
              <publicIp>198.51.100.1</publicIp><allocationId>eipalloc-00000000000000001</allocationId>
              <domain>vpc</domain><associationId>eipassoc-00000000000000001</associationId>
              <networkInterfaceId>eni-00000000000000002</networkInterfaceId>
              <privateIpAddress>10.0.0.5</privateIpAddress>
              <tagSet><item><key>Name</key><value>vip</value></item></tagSet>
            </item></addressesSet></Response>""";

    private EipRehearsal() {}

    static void run(Rehearsal aws) throws KitException {
        AddressApi api = new SdkAddressApi(aws.ec2(REGION));
        Settings wanted = Settings.of(Parameters.of(Settings.SPECS, Map.of("eip", "198.51.100.1")));
        Seen.Interface own = aws.answered(INTERFACES, () -> api.networkInterface(OWN));
        List<Seen.Address> addresses = aws.answered(ADDRESSES, () -> api.addresses(wanted.eip()));
        Reconciliation<EipChange> plan = EipPlan.of(wanted, new Seen(REGION, own, addresses));
        plan.changes().forEach(EipChange::step);
        Seen.Address address = addresses.getFirst();
        aws.answered(Rehearsal.EC2_DONE, () -> associate(api, address, own));
        aws.refused(Rehearsal.EC2_REFUSED, () -> associate(api, address, own));
        aws.answered(Rehearsal.EC2_DONE, () -> disassociate(api, address));
    }

    private static Seen.Address associate(AddressApi api, Seen.Address address, Seen.Interface own)
            throws KitException {
        api.associate(address, own.id(), own.privateIps().getFirst().address());
        return address;
    }

    private static Seen.Address disassociate(AddressApi api, Seen.Address address) throws KitException {
        api.disassociate(address, address.association().orElseThrow());
        return address;
    }
}
