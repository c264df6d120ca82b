package io.genericark.awssim;

import static io.genericark.awssim.OneVpc.VIP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockAssociation;

class VpcBlocksTest {
    private static final String SIXTH = "fd00:99::10/128";

    private final OneVpc aws = new OneVpc();
    private final Ec2Client ec2 = aws.ec2();

    @AfterEach
    void stop() {
        ec2.close();
        aws.close();
    }

    @Test
    @DisplayName("a further block is told of, is local in every table, and can have subnets")
    void furtherBlock() {
        ec2.associateVpcCidrBlock(r -> r.vpcId(vpc()).cidrBlock("10.2.0.0/16"));
        assertThat(described().cidrBlockAssociationSet())
                .extracting(VpcCidrBlockAssociation::cidrBlock)
                .containsExactly("10.1.0.0/16", "10.2.0.0/16");
        assertThat(tables())
                .allSatisfy(table -> assertThat(table.routes())
                        .extracting(Route::destinationCidrBlock)
                        .contains("10.2.0.0/16"));
        ec2.createSubnet(r -> r.vpcId(vpc()).cidrBlock("10.2.1.0/24"));
        assertThat(code(() -> ec2.associateVpcCidrBlock(r -> r.vpcId(vpc()).cidrBlock("10.2.128.0/17"))))
                .isEqualTo("InvalidVpc.Conflict");
    }

    @Test
    @DisplayName("an IPv6 block is a /56 of Amazon's choice, in which no route but the local one is taken")
    void ipv6Block() {
        String block = ec2.associateVpcCidrBlock(r -> r.vpcId(vpc()).amazonProvidedIpv6CidrBlock(true))
                .ipv6CidrBlockAssociation()
                .ipv6CidrBlock();
        assertThat(block).endsWith("::/56");
        assertThat(described().ipv6CidrBlockAssociationSet()).singleElement().satisfies(it -> {
            assertThat(it.ipv6CidrBlock()).isEqualTo(block);
            assertThat(it.ipv6CidrBlockState().stateAsString()).isEqualTo("associated");
        });
        assertThat(code(() -> route(block.replace("::/56", "::10/128")))).isEqualTo("InvalidParameterValue");
        route(SIXTH);
        assertThat(aws.main.target(SIXTH)).isPresent();
    }

    @Test
    @DisplayName("tables by tag come page by page, at most 100 on one")
    void pagesOfTables() {
        for (int i = 0; i < 7; i++) {
            aws.vpc.routeTable("spare");
        }
        Filter spare = Filter.builder().name("tag:Name").values("spare").build();
        assertThat(ec2.describeRouteTables(r -> r.filters(spare).maxResults(5)).routeTables())
                .hasSize(5);
        assertThat(ec2.describeRouteTablesPaginator(r -> r.filters(spare).maxResults(5)).routeTables().stream())
                .hasSize(7);
        assertThat(code(() -> ec2.describeRouteTables(r -> r.maxResults(101)))).isEqualTo("InvalidParameterValue");
    }

    private void route(String destination) {
        ec2.createRoute(r -> r.routeTableId(aws.main.id().value())
                .destinationIpv6CidrBlock(destination)
                .networkInterfaceId(aws.nodeA.eniId().value()));
    }

    private Vpc described() {
        return ec2.describeVpcs().vpcs().getFirst();
    }

    private List<RouteTable> tables() {
        Filter vip = Filter.builder()
                .name("route.destination-cidr-block")
                .values(VIP)
                .build();
        return ec2.describeRouteTables(r -> r.filters(vip)).routeTables();
    }

    private String vpc() {
        return aws.vpc.id().value();
    }

    private static String code(Runnable call) {
        return catchThrowableOfType(Ec2Exception.class, call::run)
                .awsErrorDetails()
                .errorCode();
    }
}
