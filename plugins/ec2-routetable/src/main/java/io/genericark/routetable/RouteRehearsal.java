package io.genericark.routetable;

import io.genericark.api.KitException;
import io.genericark.api.Parameters;
import io.genericark.aws.CidrBlock;
import io.genericark.aws.EniId;
import io.genericark.aws.Reconciliation;
import io.genericark.aws.Rehearsal;
import java.util.List;
import java.util.Map;

/** Every call of this kit and its plan, once, on made-up answers. */
final class RouteRehearsal {

    private static final String REGION = "us-east-1";
    private static final EniId OWN = new EniId("eni-00000000000000001");
    private static final TableId TABLE = new TableId("rtb-00000000000000001");
    private static final String INTERFACES = """
            <Response><requestId>1</requestId><networkInterfaceSet><item>
              <networkInterfaceId>eni-00000000000000001</networkInterfaceId><vpcId>vpc-1</vpcId><ownerId>1</ownerId>
              <attachment><instanceId>i-00000000000000001</instanceId></attachment>
              <sourceDestCheck>false</sourceDestCheck>
            </item></networkInterfaceSet></Response>""";
    private static final String VPCS = """
            <Response><requestId>1</requestId><vpcSet><item>
              <vpcId>vpc-1</vpcId><cidrBlock>10.0.0.0/16</cidrBlock>
              <cidrBlockAssociationSet><item><cidrBlock>10.0.0.0/16</cidrBlock></item></cidrBlockAssociationSet>
            </item></vpcSet></Response>""";
    private static final String TABLES = """
            <Response><requestId>1</requestId><routeTableSet><item>
              <routeTableId>rtb-00000000000000001</routeTableId><vpcId>vpc-1</vpcId><ownerId>1</ownerId>
              <routeSet>
                <item><destinationCidrBlock>10.0.0.0/16</destinationCidrBlock><gatewayId>local</gatewayId>
                  <state>active</state></item>
                <item><destinationCidrBlock>198.51.100.1/32</destinationCidrBlock>
                  <networkInterfaceId>eni-00000000000000002</networkInterfaceId><state>active</state></item>
              </routeSet>
              <associationSet><item><main>true</main></item></associationSet>
            </item></routeTableSet></Response>""";

    private RouteRehearsal() {}

    static void run(Rehearsal aws) throws KitException {
        VpcApi api = new SdkVpcApi(aws.ec2(REGION), aws.ec2(REGION));
        Parameters wanted = Parameters.of(Settings.SPECS, Map.of("vip", "198.51.100.1"));
        CidrBlock vip = Settings.of(wanted).vips().getFirst();
        Seen.Interface own = aws.answered(INTERFACES, () -> api.networkInterface(OWN));
        List<CidrBlock> blocks = aws.answered(VPCS, () -> api.blocks(own.vpc()));
        List<Seen.Table> tables = aws.answered(TABLES, () -> api.tables(own.vpc()));
        Reconciliation<RouteChange> plan = RoutePlan.of(Settings.of(wanted), new Seen(REGION, own, blocks, tables));
        plan.changes().forEach(RouteChange::step);
        aws.answered(Rehearsal.EC2_DONE, () -> replace(api, vip));
        aws.refused(Rehearsal.EC2_REFUSED, () -> replace(api, vip));
    }

    private static TableId replace(VpcApi api, CidrBlock vip) throws KitException {
        api.replaceRoute(TABLE, vip, OWN);
        return TABLE;
    }
}
