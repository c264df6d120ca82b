package io.genericark.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.Ec2Client;

class RehearsalTest {

    private static final AwsClients.Place PLACE = new AwsClients.Place("us-east-1", Optional.empty());
    private static final String REFUSAL = """
            <Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>no</Message></Error></Errors></Response>""";

    private final Rehearsal aws = new Rehearsal();

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    @DisplayName("a call is answered with what was put in, and read as a real answer")
    void answered() throws KitException {
        String vpc = aws.answered(
                "<Response><vpcSet><item><vpcId>vpc-1</vpcId></item></vpcSet></Response>",
                () -> AwsCall.read("ec2:DescribeVpcs", "us-east-1", "no VPC was read")
                        .run(() -> aws.clients()
                                .reader(Ec2Client.class, Ec2Client::builder, PLACE)
                                .describeVpcs(request -> request.overrideConfiguration(
                                        aws.bounds().read())))
                        .vpcs()
                        .getFirst()
                        .vpcId());
        assertThat(vpc).isEqualTo("vpc-1");
    }

    @Test
    @DisplayName("a refusal is translated as a real one, and swallowed")
    void refused() {
        List<KitException> translated = new ArrayList<>();
        aws.refused(REFUSAL, () -> {
            KitException refusal = catchThrowableOfType(
                    KitException.class,
                    () -> AwsCall.write("ec2:ReplaceRoute", "us-east-1", "not written")
                            .run(() -> aws.clients()
                                    .writer(Ec2Client.class, Ec2Client::builder, PLACE)
                                    .replaceRoute(request -> request.routeTableId("rtb-1")
                                            .overrideConfiguration(aws.bounds().write()))));
            translated.add(refusal);
            throw refusal;
        });
        assertThat(translated).extracting(KitException::kind).containsExactly(Kind.DENIED);
    }

    @Test
    @DisplayName("real clients warm up where there are no credentials and nobody answers")
    void withoutAnything() {
        AtomicInteger asked = new AtomicInteger();
        try (AwsClients clients = new AwsClients(() -> {
            asked.incrementAndGet();
            throw SdkClientException.create("no credentials here");
        })) {
            clients.warmUp();
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    @DisplayName("every reconciling kit warms up by its rehearsal")
    void kit() throws KitException {
        ToyKit kit = new ToyKit(time -> {});
        kit.warmUp();
        assertThat(kit.rehearsals).isOne();
        assertThat(kit.writes).isEmpty();
    }
}
