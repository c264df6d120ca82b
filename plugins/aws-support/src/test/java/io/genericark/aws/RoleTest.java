package io.genericark.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.aws.AwsClients.Place;
import io.genericark.aws.standin.AwsUnderTest.Trouble;
import io.genericark.aws.standin.SampleNodes;
import io.genericark.aws.standin.SimUnderTest;
import io.genericark.awssim.faults.CallLog.Call;
import io.genericark.awssim.faults.Fault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Vpc;

class RoleTest {

    private static final String REGION = SampleNodes.REGION;
    private static final String OTHERS = "arn:aws:iam::222222222222:role/path/tables";

    private final SimUnderTest aws = new SimUnderTest();
    private final AwsClients clients =
            new AwsClients(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAOWN", "secret")));

    @AfterEach
    void end() {
        clients.close();
        aws.close();
    }

    @Test
    @DisplayName(
            "reader and writer of a place share one session, and their calls have the rights of the role's account")
    void session() throws KitException {
        aws.sim().world().accounts().addRole(OTHERS);
        Place place = place(OTHERS);
        String vpc = read(
                place,
                ec2 -> ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().ownerId());
        write(place);
        assertThat(vpc).isEqualTo("222222222222");
        assertThat(aws.calls()).containsOnlyOnce("AssumeRole");
        assertThat(aws.sim().log().calls("ReplaceRoute"))
                .extracting(Call::caller)
                .doesNotContain("AKIAOWN");
        Place own = new Place(REGION, Optional.of(aws.endpoint()));
        List<Vpc> seen = read(own, ec2 -> ec2.describeVpcs().vpcs());
        assertThat(seen).isEmpty();
    }

    @Test
    @DisplayName("a refused role is a refusal of the call that needs it, also of a write, which has not been sent")
    void refused() {
        KitException failure = failedWrite(place("arn:aws:iam::222222222222:role/unknown"));
        assertThat(failure.kind()).isEqualTo(Kind.DENIED);
        assertThat(failure.what()).isEqualTo("no route was replaced");
        assertThat(failure.why())
                .contains("role/unknown was not assumed")
                .contains("lacks sts:AssumeRole")
                .contains("AccessDenied");
        assertThat(aws.calls()).doesNotContain("ReplaceRoute");
    }

    @Test
    @DisplayName("without an answer of STS nothing has been sent: TRANSIENT, also of a write")
    void unanswered() {
        aws.sim().faults().add(Fault.on(Fault.ANY, "AssumeRole").lostReply());
        assertThat(failedWrite(place(SampleNodes.ROLE)).kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(aws.calls()).doesNotContain("ReplaceRoute");
    }

    @Test
    @DisplayName("a throttled STS is asked again")
    void throttled() throws KitException {
        aws.disturb("AssumeRole", Trouble.THROTTLED, 1);
        clients.awaitRole(place(SampleNodes.ROLE), "nothing was written");
        assertThat(aws.calls()).containsExactly("AssumeRole", "AssumeRole");
    }

    @Test
    @DisplayName("a role that is waited for is not asked for again by the write, and without a role nothing is asked")
    void awaited() throws KitException {
        clients.awaitRole(new Place(REGION, Optional.of(aws.endpoint())), "nothing was written");
        assertThat(aws.calls()).isEmpty();
        clients.awaitRole(place(SampleNodes.ROLE), "nothing was written");
        write(place(SampleNodes.ROLE));
        assertThat(aws.calls()).containsExactly("AssumeRole", "ReplaceRoute");
    }

    @Test
    @DisplayName("the ARN says the account; what is not the ARN of a role is refused")
    void arn() {
        Endpoints none = new Endpoints(Optional.empty(), Map.of());
        assertThat(new Role(OTHERS, Optional.empty(), none).account()).isEqualTo("222222222222");
        assertThat(new Role("arn:aws-cn:iam::222222222222:role/x", Optional.empty(), none).account())
                .isEqualTo("222222222222");
        for (String text : List.of("", "tables", "arn:aws:iam::2:role/x", "arn:aws:iam::222222222222:user/x")) {
            assertThatThrownBy(() -> new Role(text, Optional.empty(), none))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("arn:aws:iam::ACCOUNT:role/NAME");
        }
    }

    private Place place(String role) {
        URI endpoint = aws.endpoint();
        Role assumed = new Role(role, Optional.empty(), new Endpoints(Optional.of(endpoint), Map.of()));
        return new Place(REGION, Optional.of(endpoint), Optional.of(assumed));
    }

    private interface Reading<R> {
        R of(Ec2Client ec2);
    }

    private <R> R read(Place place, Reading<R> reading) throws KitException {
        Ec2Client reader = clients.reader(Ec2Client.class, Ec2Client::builder, place);
        return AwsCall.read("ec2:DescribeVpcs", REGION, "no VPC was read").run(() -> reading.of(reader));
    }

    private KitException failedWrite(Place place) {
        Ec2Client writer = clients.writer(Ec2Client.class, Ec2Client::builder, place);
        CallBounds bounds = CallBounds.of(() -> Duration.ofMinutes(1), Duration.ofMinutes(1));
        return catchThrowableOfType(
                KitException.class,
                () -> AwsCall.write("ec2:ReplaceRoute", REGION, "no route was replaced")
                        .run(() -> writer.replaceRoute(request -> request.routeTableId("rtb-1")
                                .destinationCidrBlock("10.99.0.10/32")
                                .networkInterfaceId("eni-1")
                                .overrideConfiguration(bounds.write()))));
    }

    /** EC2 refuses it, since there is no such table: it has been sent. */
    private void write(Place place) {
        assertThat(failedWrite(place)).hasMessageContaining("InvalidRouteTableID.NotFound");
    }
}
