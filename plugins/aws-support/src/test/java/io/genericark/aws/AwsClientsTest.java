package io.genericark.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.genericark.api.ContractContext;
import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.ec2.Ec2Client;

class AwsClientsTest {

    private static final String UNAVAILABLE =
            "<Response><Errors><Error><Code>Unavailable</Code><Message>later</Message></Error></Errors></Response>";

    private final AwsClients clients =
            new AwsClients(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")));
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);
    private boolean silent;
    private boolean hangsUp;
    private HttpServer server;
    private AwsClients.Place place;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            if (silent) {
                awaitEnd();
            }
            if (hangsUp) {
                exchange.close();
                return;
            }
            byte[] body = UNAVAILABLE.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(503, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        place = new AwsClients.Place("ap-northeast-1", Optional.of(endpoint));
    }

    @AfterEach
    void stop() {
        ended.countDown();
        clients.close();
        server.stop(0);
    }

    @Test
    @DisplayName("a writer sends once: only the kit can ask the gate for another try")
    void writerSendsOnce() {
        assertThat(replaceRoute(Duration.ofSeconds(20)).kind()).isEqualTo(Kind.INDETERMINATE);
        assertThat(requests).hasValue(1);
    }

    @Test
    @DisplayName("a reader repeats a failed call a bounded number of times")
    void readerRepeats() {
        Ec2Client reader = clients.reader(Ec2Client.class, Ec2Client::builder, place);
        AwsCall call = AwsCall.read("ec2:DescribeVpcs", place.region(), "no VPC was read");
        KitException failure = catchThrowableOfType(KitException.class, () -> call.run(reader::describeVpcs));
        assertThat(failure.kind()).isEqualTo(Kind.TRANSIENT);
        assertThat(requests).hasValue(4);
    }

    @Test
    @DisplayName("a write that gets no answer ends with its time and is INDETERMINATE")
    void silence() {
        silent = true;
        assertThat(replaceRoute(Duration.ofMillis(300)).kind()).isEqualTo(Kind.INDETERMINATE);
        assertThat(requests).hasValueLessThanOrEqualTo(1);
    }

    @Test
    @DisplayName("a write whose answer is lost is not repeated below the SDK either, on a kept connection")
    void hangUp() {
        assertThat(replaceRoute(Duration.ofSeconds(20)).kind()).isEqualTo(Kind.INDETERMINATE);
        hangsUp = true;
        requests.set(0);
        assertThat(replaceRoute(Duration.ofSeconds(20)).kind()).isEqualTo(Kind.INDETERMINATE);
        assertThat(requests).hasValue(1);
    }

    @Test
    @DisplayName("one client serves all actions of a place")
    void kept() {
        assertThat(clients.reader(Ec2Client.class, Ec2Client::builder, place))
                .isSameAs(clients.reader(Ec2Client.class, Ec2Client::builder, place))
                .isNotSameAs(clients.writer(Ec2Client.class, Ec2Client::builder, place));
    }

    private KitException replaceRoute(Duration attempt) {
        Ec2Client writer = clients.writer(Ec2Client.class, Ec2Client::builder, place);
        CallBounds bounds = bounds(attempt);
        AwsCall call = AwsCall.write("ec2:ReplaceRoute", place.region(), "no route was replaced");
        return catchThrowableOfType(
                KitException.class,
                () -> call.run(() -> writer.replaceRoute(request -> request.routeTableId("rtb-1")
                        .destinationCidrBlock("10.99.0.10/32")
                        .networkInterfaceId("eni-1")
                        .overrideConfiguration(bounds.write()))));
    }

    private static CallBounds bounds(Duration longestCall) {
        try {
            return CallBounds.of(ContractContext.of("toy", List.of(CallBounds.parameter()), Map.of())
                    .callsAtMost(longestCall));
        } catch (KitException e) {
            throw new AssertionError(e);
        }
    }

    private void awaitEnd() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
