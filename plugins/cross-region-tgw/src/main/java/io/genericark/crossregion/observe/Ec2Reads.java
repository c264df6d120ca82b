package io.genericark.crossregion.observe;

import io.genericark.api.KitException;
import io.genericark.aws.AwsCall;
import io.genericark.aws.Ec2Calls;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayAttachmentsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayPeeringAttachmentsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayVpcAttachmentsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesRequest;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.PrefixListEntry;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SearchTransitGatewayRoutesRequest;
import software.amazon.awssdk.services.ec2.model.SearchTransitGatewayRoutesResponse;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.TransitGateway;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.TransitGatewayPeeringAttachment;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteTable;
import software.amazon.awssdk.services.ec2.model.TransitGatewayVpcAttachment;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** The reading calls of EC2 at one place, each with all pages of its answer. They block; any thread may make them. */
record Ec2Reads(Ec2Calls ec2) {

    private static final int PAGE = 1000;
    /** The most that EC2 tells of tables at once. */
    private static final int TABLES = 100;

    /** Those that wait no longer than one call may take, however often they are repeated. */
    static Ec2Reads withinOneCall(Ec2Calls calls) {
        return new Ec2Reads(new Ec2Calls(
                calls.region(), calls.reader(), calls.writer(), calls.bounds().withinOneCall()));
    }

    private <R> R read(String action, String what, Call<R> call) throws KitException {
        return AwsCall.read("ec2:" + action, ec2.region(), what + " in " + ec2.region() + " were not read")
                .run(call::make);
    }

    private interface Call<R> {
        R make();
    }

    List<Vpc> vpcs() throws KitException {
        DescribeVpcsRequest request = DescribeVpcsRequest.builder()
                .maxResults(PAGE)
                .overrideConfiguration(ec2.bounds().read())
                .build();
        return read(
                "DescribeVpcs",
                "the VPCs",
                () -> ec2.reader().describeVpcsPaginator(request).vpcs().stream()
                        .toList());
    }

    List<Subnet> subnets() throws KitException {
        DescribeSubnetsRequest request = DescribeSubnetsRequest.builder()
                .maxResults(PAGE)
                .overrideConfiguration(ec2.bounds().read())
                .build();
        return read(
                "DescribeSubnets",
                "the subnets",
                () -> ec2.reader().describeSubnetsPaginator(request).subnets().stream()
                        .toList());
    }

    List<RouteTable> routeTables() throws KitException {
        DescribeRouteTablesRequest request = DescribeRouteTablesRequest.builder()
                .maxResults(TABLES)
                .overrideConfiguration(ec2.bounds().read())
                .build();
        return read(
                "DescribeRouteTables",
                "the route tables",
                () -> ec2.reader().describeRouteTablesPaginator(request).routeTables().stream()
                        .toList());
    }

    /** Those that the filter lets through. */
    List<NetworkInterface> interfaces(String filter, Collection<String> values) throws KitException {
        DescribeNetworkInterfacesRequest request = DescribeNetworkInterfacesRequest.builder()
                .maxResults(PAGE)
                .filters(Filter.builder().name(filter).values(values).build())
                .overrideConfiguration(ec2.bounds().read())
                .build();
        return read(
                "DescribeNetworkInterfaces",
                "the network interfaces",
                () -> ec2.reader().describeNetworkInterfacesPaginator(request).networkInterfaces().stream()
                        .toList());
    }

    List<TransitGateway> transitGateways() throws KitException {
        DescribeTransitGatewaysRequest request = DescribeTransitGatewaysRequest.builder()
                .maxResults(PAGE)
                .overrideConfiguration(ec2.bounds().read())
                .build();
        return read(
                "DescribeTransitGateways",
                "the transit gateways",
                () -> ec2.reader().describeTransitGatewaysPaginator(request).transitGateways().stream()
                        .toList());
    }

    /** Of all kinds, with the tables that they are associated with. */
    List<TransitGatewayAttachment> attachments() throws KitException {
        DescribeTransitGatewayAttachmentsRequest request = DescribeTransitGatewayAttachmentsRequest.builder()
                .maxResults(PAGE)
                .overrideConfiguration(ec2.bounds().read())
                .build();
        return read(
                "DescribeTransitGatewayAttachments",
                "the attachments of transit gateways",
                () ->
                        ec2
                                .reader()
                                .describeTransitGatewayAttachmentsPaginator(request)
                                .transitGatewayAttachments()
                                .stream()
                                .toList());
    }

    List<TransitGatewayVpcAttachment> vpcAttachments() throws KitException {
        DescribeTransitGatewayVpcAttachmentsRequest request = DescribeTransitGatewayVpcAttachmentsRequest.builder()
                .maxResults(PAGE)
                .overrideConfiguration(ec2.bounds().read())
                .build();
        return read(
                "DescribeTransitGatewayVpcAttachments",
                "the attachments of VPCs",
                () ->
                        ec2
                                .reader()
                                .describeTransitGatewayVpcAttachmentsPaginator(request)
                                .transitGatewayVpcAttachments()
                                .stream()
                                .toList());
    }

    List<TransitGatewayPeeringAttachment> peerings() throws KitException {
        DescribeTransitGatewayPeeringAttachmentsRequest request =
                DescribeTransitGatewayPeeringAttachmentsRequest.builder()
                        .maxResults(PAGE)
                        .overrideConfiguration(ec2.bounds().read())
                        .build();
        return read(
                "DescribeTransitGatewayPeeringAttachments",
                "the peerings of transit gateways",
                () -> ec2
                        .reader()
                        .describeTransitGatewayPeeringAttachmentsPaginator(request)
                        .transitGatewayPeeringAttachments()
                        .stream()
                        .toList());
    }

    List<TransitGatewayRouteTable> transitTables() throws KitException {
        DescribeTransitGatewayRouteTablesRequest request = DescribeTransitGatewayRouteTablesRequest.builder()
                .maxResults(PAGE)
                .overrideConfiguration(ec2.bounds().read())
                .build();
        return read(
                "DescribeTransitGatewayRouteTables",
                "the route tables of transit gateways",
                () ->
                        ec2
                                .reader()
                                .describeTransitGatewayRouteTablesPaginator(request)
                                .transitGatewayRouteTables()
                                .stream()
                                .toList());
    }

    /** The routes of a table that the filters let through: the first thousand, and whether there are more. */
    SearchTransitGatewayRoutesResponse routes(String table, Map<String, List<String>> filters) throws KitException {
        SearchTransitGatewayRoutesRequest request = SearchTransitGatewayRoutesRequest.builder()
                .transitGatewayRouteTableId(table)
                .maxResults(PAGE)
                .filters(filters.entrySet().stream()
                        .map(filter -> Filter.builder()
                                .name(filter.getKey())
                                .values(filter.getValue())
                                .build())
                        .toList())
                .overrideConfiguration(ec2.bounds().read())
                .build();
        return read(
                "SearchTransitGatewayRoutes",
                "the routes of " + table,
                () -> ec2.reader().searchTransitGatewayRoutes(request));
    }

    List<PrefixListEntry> entries(String prefixList) throws KitException {
        GetManagedPrefixListEntriesRequest request = GetManagedPrefixListEntriesRequest.builder()
                .prefixListId(prefixList)
                .maxResults(TABLES)
                .overrideConfiguration(ec2.bounds().read())
                .build();
        return read(
                "GetManagedPrefixListEntries",
                "the entries of " + prefixList,
                () -> ec2.reader().getManagedPrefixListEntriesPaginator(request).entries().stream()
                        .toList());
    }
}
