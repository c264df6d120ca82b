package io.genericark.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genericark.api.KitException;
import io.genericark.api.Preflight.Finding;
import io.genericark.api.Preflight.Severity;
import io.genericark.aws.AwsClients.Place;
import io.genericark.aws.DryRuns.Attempt;
import io.genericark.aws.standin.AwsUnderTest.Trouble;
import io.genericark.aws.standin.SampleNodes;
import io.genericark.aws.standin.SimUnderTest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.route53.Route53Client;

class DryRunsTest {

    private static final Duration AMPLE = Duration.ofMinutes(1);

    private final SimUnderTest aws = new SimUnderTest();
    private final AwsClients clients =
            new AwsClients(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")));
    private final Place place = new Place(SampleNodes.REGION, Optional.of(aws.endpoint()));
    private final Ec2Client trier = clients.trier(Ec2Client.class, Ec2Client::builder, place);
    private final Ec2Client ec2 = clients.reader(Ec2Client.class, Ec2Client::builder, place);
    private String eni = "";

    @BeforeEach
    void build() {
        eni = SampleNodes.build(ec2).a().eni();
    }

    @AfterEach
    void close() {
        clients.close();
        aws.close();
    }

    @Test
    @DisplayName("what would be done is told as fine, and is not done")
    void fine() throws KitException {
        assertThat(tried()).isEqualTo(new Finding(Severity.OK, "the check", "EC2 would do it (dry run)", ""));
        assertThat(ec2.describeNetworkInterfaces(r -> r.networkInterfaceIds(eni))
                        .networkInterfaces()
                        .getFirst()
                        .sourceDestCheck())
                .isTrue();
    }

    @Test
    @DisplayName("what would be refused matters as much as was said, and AWS that is busy says nothing")
    void refused() throws KitException {
        aws.disturb("ModifyNetworkInterfaceAttribute", Trouble.DENIED, 1);
        Finding denied = tried();
        assertThat(denied.severity()).isEqualTo(Severity.WARNING);
        assertThat(denied.why()).contains("lacks ec2:ModifyNetworkInterfaceAttribute");
        assertThat(denied.next()).contains("allow ec2:ModifyNetworkInterfaceAttribute");
        aws.disturb("ModifyNetworkInterfaceAttribute", Trouble.THROTTLED, 1);
        assertThat(tried().severity()).isEqualTo(Severity.UNKNOWN);
    }

    @Test
    @DisplayName("a call that has no dry run is not sent")
    void notSent() {
        Route53Client dns = clients.trier(Route53Client.class, Route53Client::builder, place);
        aws.forgetCalls();
        assertThatThrownBy(() -> dns.createHostedZone(r -> r.name("example.com").callerReference("1")))
                .hasMessageContaining("CreateHostedZoneRequest has no dry run");
        assertThat(aws.calls()).isEmpty();
    }

    private Finding tried() throws KitException {
        AwsCall call = AwsCall.write("ec2:ModifyNetworkInterfaceAttribute", SampleNodes.REGION, "it was not switched");
        DryRuns.Call attempt = () -> {
            var _ = call.run(() -> trier.modifyNetworkInterfaceAttribute(
                    r -> r.networkInterfaceId(eni).sourceDestCheck(check -> check.value(false))));
        };
        return DryRuns.of(AMPLE, List.of(new Attempt("the check", Severity.WARNING, attempt)))
                .getFirst();
    }
}
