package io.genericark.crossregion.observe;

import io.genericark.api.KitException;
import io.genericark.aws.CidrBlock;
import io.genericark.aws.EniId;
import io.genericark.aws.Rehearsal;
import io.genericark.crossregion.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks on made-up answers, for the warm-up: each call of a look, and what is made of it. */
public final class Practice {

    /** Where that is. */
    public static final String REGION = "us-east-1";

    /** One answer that has something of every kind: each call reads its own part of it. */
    private static final String EVERYTHING = """
            <Response><requestId>1</requestId>
              <networkInterfaceSet><item>
                <networkInterfaceId>eni-00000000000000001</networkInterfaceId><vpcId>vpc-1</vpcId><subnetId>subnet-1</subnetId>
                <ownerId>1</ownerId><attachment><instanceId>i-00000000000000001</instanceId></attachment>
                <sourceDestCheck>true</sourceDestCheck><tagSet><item><key>ark:node</key><value>a</value></item></tagSet>
              </item></networkInterfaceSet>
              <vpcSet><item><vpcId>vpc-1</vpcId><ownerId>1</ownerId><cidrBlock>10.0.0.0/16</cidrBlock>
                <cidrBlockAssociationSet><item><cidrBlock>10.0.0.0/16</cidrBlock></item></cidrBlockAssociationSet>
              </item></vpcSet>
              <subnetSet><item><subnetId>subnet-1</subnetId><vpcId>vpc-1</vpcId><cidrBlock>10.0.1.0/24</cidrBlock>
                <availabilityZone>us-east-1a</availabilityZone><availabilityZoneId>use1-az1</availabilityZoneId></item></subnetSet>
              <routeTableSet><item><routeTableId>rtb-00000000000000001</routeTableId><vpcId>vpc-1</vpcId><ownerId>1</ownerId>
                <routeSet>
                  <item><destinationCidrBlock>10.0.0.0/16</destinationCidrBlock><gatewayId>local</gatewayId><state>active</state></item>
                  <item><destinationCidrBlock>198.51.100.1/32</destinationCidrBlock>
                    <networkInterfaceId>eni-00000000000000002</networkInterfaceId><state>active</state></item>
                  <item><destinationPrefixListId>pl-1</destinationPrefixListId><gatewayId>vpce-1</gatewayId><state>active</state></item>
                </routeSet>
                <associationSet><item><main>true</main></item></associationSet>
              </item></routeTableSet>
              <entrySet><item><cidr>192.0.2.0/24</cidr></item></entrySet>
              <transitGatewaySet><item><transitGatewayId>tgw-1</transitGatewayId><ownerId>1</ownerId><state>available</state></item>
              </transitGatewaySet>
              <transitGatewayAttachments><item>
                <transitGatewayAttachmentId>tgw-attach-1</transitGatewayAttachmentId><transitGatewayId>tgw-1</transitGatewayId>
                <resourceType>vpc</resourceType><resourceId>vpc-1</resourceId><state>available</state>
                <association><transitGatewayRouteTableId>tgw-rtb-1</transitGatewayRouteTableId><state>associated</state></association>
              </item></transitGatewayAttachments>
              <transitGatewayVpcAttachments><item>
                <transitGatewayAttachmentId>tgw-attach-1</transitGatewayAttachmentId><transitGatewayId>tgw-1</transitGatewayId>
                <vpcId>vpc-1</vpcId><state>available</state><subnetIds><item>subnet-1</item></subnetIds>
              </item></transitGatewayVpcAttachments>
              <transitGatewayPeeringAttachments><item>
                <transitGatewayAttachmentId>tgw-attach-2</transitGatewayAttachmentId><state>available</state>
                <requesterTgwInfo><transitGatewayId>tgw-1</transitGatewayId><ownerId>1</ownerId><region>us-east-1</region></requesterTgwInfo>
                <accepterTgwInfo><transitGatewayId>tgw-2</transitGatewayId><ownerId>1</ownerId><region>us-east-1</region></accepterTgwInfo>
              </item></transitGatewayPeeringAttachments>
              <transitGatewayRouteTables><item><transitGatewayRouteTableId>tgw-rtb-1</transitGatewayRouteTableId>
                <transitGatewayId>tgw-1</transitGatewayId><state>available</state></item></transitGatewayRouteTables>
              <routeSet><item><destinationCidrBlock>10.0.0.0/16</destinationCidrBlock><type>propagated</type><state>active</state>
                <transitGatewayAttachments><item><transitGatewayAttachmentId>tgw-attach-1</transitGatewayAttachmentId></item>
                </transitGatewayAttachments></item></routeSet>
              <additionalRoutesAvailable>false</additionalRoutesAvailable>
            </Response>""";

    private Practice() {}

    /** Looks in each way, and returns what was seen. */
    public static Topology run(Rehearsal aws, EniId own, CidrBlock vip) throws KitException {
        Quest quest =
                new Quest(List.of(vip), own, "a", REGION, Set.of(REGION), List.of(), new NodeNames.Tagged("ark:node"));
        Found first = aws.answered(
                EVERYTHING,
                () -> new PlaceSurvey(quest, quest.start(), aws.ec2(REGION), Optional.empty()).look(region -> {}));
        Found known = aws.answered(
                EVERYTHING,
                () -> new PlaceSurvey(quest, quest.start(), aws.ec2(REGION), Optional.of(first)).look(region -> {}));
        Found found =
                aws.answered(EVERYTHING, () -> new RoutesSurvey(quest, quest.start(), aws.ec2(REGION), known).look());
        return new Assembly(quest, Map.of(quest.start(), new Look.Read(found)))
                .sight()
                .topology();
    }
}
