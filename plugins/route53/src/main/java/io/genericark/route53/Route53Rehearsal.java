package io.genericark.route53;

import io.genericark.api.KitException;
import io.genericark.api.Parameters;
import io.genericark.aws.AwsClients.Place;
import io.genericark.aws.IpAddress;
import io.genericark.aws.Reconciliation;
import io.genericark.aws.Rehearsal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.route53.Route53Client;

/** Every call of this kit and its plan, once, on made-up answers. */
final class Route53Rehearsal {

    private static final String REGION = "us-east-1";
    private static final String ZONES = """
            <ListHostedZonesByNameResponse xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><HostedZones><HostedZone>
              <Id>/hostedzone/Z0000000001</Id><Name>example.com.</Name><CallerReference>1</CallerReference>
              <Config><PrivateZone>true</PrivateZone></Config><ResourceRecordSetCount>2</ResourceRecordSetCount>
            </HostedZone></HostedZones><IsTruncated>false</IsTruncated><MaxItems>100</MaxItems>
            </ListHostedZonesByNameResponse>""";
    private static final String RECORDS = """
            <ListResourceRecordSetsResponse xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><ResourceRecordSets>
              <ResourceRecordSet><Name>db.example.com.</Name><Type>A</Type><TTL>10</TTL>
                <ResourceRecords><ResourceRecord><Value>198.51.100.2</Value></ResourceRecord></ResourceRecords>
              </ResourceRecordSet>
            </ResourceRecordSets><IsTruncated>false</IsTruncated><MaxItems>100</MaxItems>
            </ListResourceRecordSetsResponse>""";
    private static final String CHANGE_INFO = """
            <ChangeInfo><Id>/change/C0000000001</Id><Status>PENDING</Status>
              <SubmittedAt>2026-01-01T00:00:00Z</SubmittedAt></ChangeInfo>""";
    private static final String ACCEPTED =
            "<ChangeResourceRecordSetsResponse xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\">" + CHANGE_INFO
                    + "</ChangeResourceRecordSetsResponse>";
    private static final String CHANGE = "<GetChangeResponse xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\">"
            + CHANGE_INFO + "</GetChangeResponse>";
    private static final String REFUSED = """
            <ErrorResponse xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><Error><Type>Sender</Type>
              <Code>InvalidChangeBatch</Code><Message>[it already exists]</Message></Error><RequestId>1</RequestId>
            </ErrorResponse>""";

    private Route53Rehearsal() {}

    static void run(Rehearsal aws) throws KitException {
        DnsApi api = new SdkDnsApi(
                REGION,
                aws.clients().writer(Route53Client.class, Route53Client::builder, new Place(REGION, Optional.empty())),
                aws.bounds(),
                what -> {});
        Settings wanted =
                Settings.of(Parameters.of(Settings.SPECS, Map.of("name", "db.example.com", "zone", "example.com")));
        Tunables tunables = Tunables.read(wanted.tunables());
        String zone = aws.answered(ZONES, () -> new KnownZones().id(wanted, api));
        List<RecordSet> records = aws.answered(RECORDS, () -> api.records(zone, wanted.name()));
        Seen seen =
                new Seen(zone, IpAddress.parse("198.51.100.1"), tunables.ttlSeconds(), records, tunables.problems());
        Reconciliation<RecordWrite> plan = RecordPlan.of(wanted, seen);
        for (RecordWrite write : plan.changes()) {
            write.step();
            aws.answered(ACCEPTED, () -> api.write(write));
            aws.refused(REFUSED, () -> api.write(write));
        }
        aws.answered(CHANGE, () -> api.state("C0000000001"));
    }
}
