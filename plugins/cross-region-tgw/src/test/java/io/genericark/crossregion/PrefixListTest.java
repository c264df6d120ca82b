package io.genericark.crossregion;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.genericark.api.ContractContext;
import io.genericark.api.KitException;
import io.genericark.aws.AwsClients;
import io.genericark.aws.CallBounds;
import io.genericark.aws.Change.Necessity;
import io.genericark.aws.CidrBlock;
import io.genericark.aws.Ec2Calls;
import io.genericark.aws.EniId;
import io.genericark.aws.Rehearsal;
import io.genericark.crossregion.observe.Practice;
import io.genericark.crossregion.plan.Aim;
import io.genericark.crossregion.plan.VipChange;
import io.genericark.crossregion.plan.VipChange.RouteChange;
import io.genericark.crossregion.topology.AttachmentId;
import io.genericark.crossregion.topology.Destination;
import io.genericark.crossregion.topology.Place;
import io.genericark.crossregion.topology.Route;
import io.genericark.crossregion.topology.TableId;
import io.genericark.crossregion.topology.TgwId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Routes by prefix list, which aws-sim does not have: what is read of an answer, and what is sent. */
final class PrefixListTest {

    private static final CidrBlock VIP = CidrBlock.parse("10.99.0.10");
    private static final Destination LIST = new Destination.PrefixList("pl-0a", List.of(VIP));

    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final HttpServer ec2;
    private final AwsClients clients =
            new AwsClients(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", "secret")));

    PrefixListTest() throws IOException {
        ec2 = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ec2.createContext("/", exchange -> {
            sent.add(URLDecoder.decode(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    StandardCharsets.UTF_8));
            byte[] done = Rehearsal.EC2_DONE.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, done.length);
            exchange.getResponseBody().write(done);
            exchange.close();
        });
        ec2.start();
    }

    @AfterEach
    void end() {
        clients.close();
        ec2.stop(0);
    }

    @Test
    @DisplayName("a route by prefix list is read with the entries of the list")
    void read() throws KitException {
        try (Rehearsal aws = new Rehearsal()) {
            assertThat(Practice.run(aws, new EniId("eni-00000000000000001"), VIP)
                            .routeTables())
                    .singleElement()
                    .satisfies(table -> assertThat(table.routes())
                            .extracting(Route::destination)
                            .contains(new Destination.PrefixList("pl-1", List.of(CidrBlock.parse("192.0.2.0/24")))));
        }
    }

    @Test
    @DisplayName("a route by prefix list is replaced as such, in a VPC's table and in a transit gateway's")
    void written() throws KitException {
        write(change("rtb-0b", new Aim.ToTgw(new TgwId("tgw-0c"))));
        write(change("rtb-0b", new Aim.ToEni(new EniId("eni-0d"))));
        write(change("tgw-rtb-0e", new Aim.ToAttachment(new AttachmentId("tgw-attach-0f"))));
        assertThat(sent.get(0))
                .contains("Action=ReplaceRoute", "DestinationPrefixListId=pl-0a", "TransitGatewayId=tgw-0c");
        assertThat(sent.get(1))
                .contains("Action=ReplaceRoute", "DestinationPrefixListId=pl-0a", "NetworkInterfaceId=eni-0d");
        assertThat(sent.get(2))
                .contains(
                        "Action=ModifyTransitGatewayPrefixListReference",
                        "PrefixListId=pl-0a",
                        "TransitGatewayRouteTableId=tgw-rtb-0e",
                        "TransitGatewayAttachmentId=tgw-attach-0f");
    }

    private static VipChange change(String table, Aim to) {
        return new RouteChange(
                new Place("eu-west-1", "1"),
                new TableId(table),
                LIST,
                Optional.of("elsewhere"),
                to,
                1,
                Necessity.NEEDED,
                List.of(),
                "it leads elsewhere");
    }

    private void write(VipChange change) throws KitException {
        URI endpoint = URI.create("http://" + ec2.getAddress().getHostString() + ":"
                + ec2.getAddress().getPort());
        CallBounds bounds = CallBounds.ofCluster(ContractContext.of("vip", List.of(), Map.of()));
        new Ec2Writes(Ec2Calls.of(clients, new AwsClients.Place("eu-west-1", Optional.of(endpoint)), bounds))
                .make(change);
    }
}
