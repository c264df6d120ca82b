package io.genericark.nlbhealth;

import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.api.Parameters;
import io.genericark.aws.AwsClients;
import io.genericark.aws.Rehearsal;
import io.genericark.nlbhealth.Settings.Group;
import io.genericark.nlbhealth.Settings.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/**
 * What a first restore and a first check do, once: a port of the loopback address, open for as long as its own probe takes, and
 * every call of AWS on made-up answers.
 */
final class NlbHealthRehearsal {

    private static final Duration AMPLE = Duration.ofSeconds(10);
    private static final String REGION = "us-east-1";
    private static final Group GROUP = new Group(
            "arn:aws:elasticloadbalancing:us-east-1:000000000000:targetgroup/rehearsal/0000000000000001",
            REGION,
            Optional.of("i-00000000000000001"),
            Optional.empty(),
            Optional.empty());
    private static final String HEALTH = """
            <DescribeTargetHealthResponse><DescribeTargetHealthResult><TargetHealthDescriptions><member>
              <Target><Id>i-00000000000000001</Id><Port>80</Port></Target>
              <TargetHealth><State>unhealthy</State><Reason>Target.FailedHealthChecks</Reason>
                <Description>Health checks failed</Description></TargetHealth>
            </member></TargetHealthDescriptions></DescribeTargetHealthResult></DescribeTargetHealthResponse>""";
    private static final String GROUPS = """
            <DescribeTargetGroupsResponse><DescribeTargetGroupsResult><TargetGroups><member>
              <HealthCheckProtocol>HTTP</HealthCheckProtocol><HealthCheckPort>traffic-port</HealthCheckPort>
              <HealthCheckPath>/</HealthCheckPath><Matcher><HttpCode>200-399</HttpCode></Matcher>
            </member></TargetGroups></DescribeTargetGroupsResult></DescribeTargetGroupsResponse>""";
    private static final String REFUSED = """
            <ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>no</Message></Error>
            <RequestId>1</RequestId></ErrorResponse>""";

    private NlbHealthRehearsal() {}

    static void run(Rehearsal aws) throws KitException {
        for (String protocol : List.of("tcp", "http")) {
            answer(protocol);
        }
        TargetApi api = new SdkTargetApi(
                aws.clients()
                        .reader(
                                ElasticLoadBalancingV2Client.class,
                                ElasticLoadBalancingV2Client::builder,
                                new AwsClients.Place(REGION, Optional.empty())),
                aws.bounds());
        aws.answered(HEALTH, () -> api.health(GROUP));
        aws.answered(GROUPS, () -> api.check(GROUP));
        aws.refused(REFUSED, () -> api.health(GROUP));
    }

    private static void answer(String protocol) throws KitException {
        InetAddress own = InetAddress.getLoopbackAddress();
        try {
            Map<String, String> given =
                    Map.of("protocol", protocol, "address", own.getHostAddress(), "port", String.valueOf(free(own)));
            Reply reply = Settings.of(Parameters.of(Settings.SPECS, given)).reply();
            if (PortBinding.obstacle(reply).isEmpty()) {
                try (ProbeListener _ = ProbeListener.open(reply, Optional.empty())) {
                    SelfProbe.of(reply, Optional.empty(), AMPLE);
                }
            }
        } catch (IOException e) {
            throw new KitException(Kind.TRANSIENT, "the warm-up has opened no port", String.valueOf(e), "", e);
        }
    }

    private static int free(InetAddress own) throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, own)) {
            return any.getLocalPort();
        }
    }
}
