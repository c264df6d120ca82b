package io.genericark.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.api.Preflight.Finding;
import io.genericark.api.Preflight.Severity;
import io.genericark.aws.AwsClients.Place;
import io.genericark.aws.standin.SampleNodes;
import io.genericark.aws.standin.SimUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

class ClockWatchTest {

    private final SimUnderTest aws = new SimUnderTest();

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    @DisplayName("a clock that is right is told to be so")
    void right() {
        assertThat(after(Duration.ZERO).severity()).isEqualTo(Severity.OK);
    }

    @Test
    @DisplayName("a clock that is somewhat off is warned of, with how much and which way")
    void off() {
        Finding behind = after(Duration.ofMinutes(-2));
        assertThat(behind.severity()).isEqualTo(Severity.WARNING);
        assertThat(behind.why()).containsPattern("clock is 1[12][0-9] s behind");
        assertThat(behind.next()).contains("chrony");
    }

    @Test
    @DisplayName(
            "a clock so far off that AWS refuses requests is an error, also when an error was all that AWS answered")
    void refused() {
        aws.disturb("DescribeVpcs", SimUnderTest.Trouble.DENIED, 1);
        Finding ahead = after(Duration.ofMinutes(10));
        assertThat(ahead.severity()).isEqualTo(Severity.ERROR);
        assertThat(ahead.why()).contains("ahead");
    }

    /** What is found after one call, by a clock that is so much ahead. */
    private Finding after(Duration ahead) {
        InstantSource clock = () -> Instant.now().plus(ahead);
        try (AwsClients clients = new AwsClients(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")),
                UrlConnectionHttpClient.builder().build(),
                clock)) {
            Place place = new Place(SampleNodes.REGION, Optional.of(aws.endpoint()));
            try {
                clients.writer(Ec2Client.class, Ec2Client::builder, place).describeVpcs();
            } catch (Ec2Exception denied) {
                // an answer, too
            }
            return clients.clockFindings().getFirst();
        }
    }
}
