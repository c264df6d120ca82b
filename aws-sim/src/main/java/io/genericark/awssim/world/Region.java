package io.genericark.awssim.world;

import io.genericark.awssim.world.ResourceId.AllocationId;
import io.genericark.awssim.world.ResourceId.EniId;
import io.genericark.awssim.world.ResourceId.GatewayId;
import io.genericark.awssim.world.ResourceId.InstanceId;
import io.genericark.awssim.world.ResourceId.RouteTableId;
import io.genericark.awssim.world.ResourceId.SubnetId;
import io.genericark.awssim.world.ResourceId.TransitAttachmentId;
import io.genericark.awssim.world.ResourceId.TransitGatewayId;
import io.genericark.awssim.world.ResourceId.TransitTableId;
import io.genericark.awssim.world.ResourceId.VpcId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that one AWS region holds, as a draft: {@link AwsWorld#change} hands a private copy to its caller and
 * keeps it only when the caller returns normally. So an operation that throws half way, or a dry run, leaves no trace.
 * Not thread-safe; valid only inside that call.
 */
public final class Region {
    private final String name;
    private final IdSource ids;
    private final InstantSource clock;
    private final Resources<VpcId, Vpc> vpcs;
    private final Resources<SubnetId, Subnet> subnets;
    private final Resources<RouteTableId, RouteTable> routeTables;
    private final Resources<GatewayId, Gateway> gateways;
    private final Resources<EniId, NetworkInterface> interfaces;
    private final Resources<InstanceId, Instance> instances;
    private final Resources<AllocationId, ElasticIp> elasticIps;
    private final Resources<TransitGatewayId, TransitGateway> transitGateways;
    private final Resources<TransitTableId, TransitTable> transitTables;
    private final Resources<TransitAttachmentId, VpcAttachment> vpcAttachments;
    private final Backbone backbone;
    private final Function<String, Optional<Region>> others;
    private final Ownership ownership;
    private final Map<String, LoadBalancer> loadBalancers;
    private final Map<String, TargetGroup> targetGroups;

    Region(String name, IdSource ids, InstantSource clock) {
        this.name = name;
        this.ids = ids;
        this.clock = clock;
        this.vpcs = new Resources<>("InvalidVpcID.NotFound", "vpc", Vpc::withTags);
        this.subnets = new Resources<>("InvalidSubnetID.NotFound", "subnet", Subnet::withTags);
        this.routeTables = new Resources<>("InvalidRouteTableID.NotFound", "routeTable", RouteTable::withTags);
        this.gateways = new Resources<>("InvalidInternetGatewayID.NotFound", "internetGateway", Gateway::withTags);
        this.interfaces =
                new Resources<>("InvalidNetworkInterfaceID.NotFound", "networkInterface", NetworkInterface::withTags);
        this.instances = new Resources<>("InvalidInstanceID.NotFound", "instance", Instance::withTags);
        this.elasticIps = new Resources<>("InvalidAllocationID.NotFound", "allocation", ElasticIp::withTags);
        this.transitGateways =
                new Resources<>("InvalidTransitGatewayID.NotFound", "transitGateway", TransitGateway::withTags);
        this.transitTables =
                new Resources<>("InvalidRouteTableID.NotFound", "transitGatewayRouteTable", TransitTable::withTags);
        this.vpcAttachments = new Resources<>(
                "InvalidTransitGatewayAttachmentID.NotFound", "transitGatewayAttachment", VpcAttachment::withTags);
        this.backbone = new Backbone(Duration.ZERO);
        this.others = other -> Optional.empty();
        this.ownership = new Ownership(this);
        this.loadBalancers = new LinkedHashMap<>();
        this.targetGroups = new LinkedHashMap<>();
    }

    private Region(Region original, Backbone backbone, Function<String, Optional<Region>> others) {
        this.name = original.name;
        this.ids = original.ids;
        this.clock = original.clock;
        this.vpcs = original.vpcs.copy();
        this.subnets = original.subnets.copy();
        this.routeTables = original.routeTables.copy();
        this.gateways = original.gateways.copy();
        this.interfaces = original.interfaces.copy();
        this.instances = original.instances.copy();
        this.elasticIps = original.elasticIps.copy();
        this.transitGateways = original.transitGateways.copy();
        this.transitTables = original.transitTables.copy();
        this.vpcAttachments = original.vpcAttachments.copy();
        this.backbone = backbone;
        this.others = others;
        this.ownership = new Ownership(this, original.ownership);
        this.loadBalancers = new LinkedHashMap<>(original.loadBalancers);
        this.targetGroups = new LinkedHashMap<>(original.targetGroups);
    }

    /** A draft of this region, with one of what joins the regions, and a view of the others. */
    Region copy(Backbone joining, Function<String, Optional<Region>> beside) {
        return new Region(this, joining, beside);
    }

    public String name() {
        return name;
    }

    /** The availability zones; every region has four. */
    public List<String> zones() {
        return Stream.of("a", "b", "c", "d").map(name::concat).toList();
    }

    IdSource newIds() {
        return ids;
    }

    InstantSource clock() {
        return clock;
    }

    public Resources<VpcId, Vpc> vpcs() {
        return vpcs;
    }

    public Resources<SubnetId, Subnet> subnets() {
        return subnets;
    }

    public Resources<RouteTableId, RouteTable> routeTables() {
        return routeTables;
    }

    public Resources<GatewayId, Gateway> gateways() {
        return gateways;
    }

    public Resources<EniId, NetworkInterface> interfaces() {
        return interfaces;
    }

    public Resources<InstanceId, Instance> instances() {
        return instances;
    }

    public Resources<AllocationId, ElasticIp> elasticIps() {
        return elasticIps;
    }

    public Resources<TransitGatewayId, TransitGateway> transitGateways() {
        return transitGateways;
    }

    public Resources<TransitTableId, TransitTable> transitTables() {
        return transitTables;
    }

    public Resources<TransitAttachmentId, VpcAttachment> vpcAttachments() {
        return vpcAttachments;
    }

    Backbone backbone() {
        return backbone;
    }

    /** Another region, to look at. */
    Optional<Region> other(String region) {
        return region.equals(name) ? Optional.of(this) : others.apply(region);
    }

    /** Which account each resource belongs to. */
    public Ownership ownership() {
        return ownership;
    }

    /** The ids of all resources of every kind. */
    public Set<ResourceId> ids() {
        return Stream.concat(kinds().flatMap(kind -> kind.all().stream()).map(Resource::id), backbone.idsIn(name))
                .collect(Collectors.toSet());
    }

    private Stream<Resources<?, ?>> kinds() {
        return Stream.of(
                vpcs,
                subnets,
                routeTables,
                gateways,
                interfaces,
                instances,
                elasticIps,
                transitGateways,
                transitTables,
                vpcAttachments);
    }

    /** The operations on VPCs, subnets, gateways and associations. */
    public VpcOperations network() {
        return new VpcOperations(this);
    }

    /** The operations on routes. */
    public RouteOperations routing() {
        return new RouteOperations(this);
    }

    /** The operations on instances and interfaces. */
    public InstanceOperations compute() {
        return new InstanceOperations(this);
    }

    /** The operations on Elastic IP addresses. */
    public AddressOperations addresses() {
        return new AddressOperations(this);
    }

    /** Load balancers, listeners and target groups, and the operations on them. */
    public BalancerOperations balancing() {
        return new BalancerOperations(this, loadBalancers, targetGroups);
    }

    /** The operations on the targets of target groups. */
    public TargetOperations targets() {
        return new TargetOperations(this);
    }

    /** What the transit gateways look like now. */
    public Transit transit() {
        return new Transit(this);
    }

    /** The operations on transit gateways and their route tables. */
    public TransitOperations transitNetwork() {
        return new TransitOperations(this);
    }

    /** The operations on attachments of VPCs to transit gateways. */
    public AttachmentOperations attaching() {
        return new AttachmentOperations(this);
    }

    /** The operations on peerings of transit gateways. */
    public PeeringOperations peering() {
        return new PeeringOperations(this);
    }

    /** The operations on associations, propagations and routes of transit gateways. */
    public TransitRouteOperations transitRouting() {
        return new TransitRouteOperations(this);
    }

    /** The table that decides for packets from {@code subnet}: its own, else the VPC's main table. */
    public RouteTable tableOf(Subnet subnet) {
        List<RouteTable> tables = routeTables.all().stream()
                .filter(t -> t.vpc().equals(subnet.vpc()))
                .toList();
        return tables.stream()
                .filter(t -> t.serves(subnet.id()))
                .findFirst()
                .or(() -> tables.stream().filter(RouteTable::isMain).findFirst())
                .orElseThrow(() -> new IllegalStateException("VPC " + subnet.vpc() + " has no main route table"));
    }

    /** Whether the target is there to take packets now. */
    public Route.State stateOf(RouteTable table, Route route) {
        boolean usable = switch (route.target()) {
            case RouteTarget.Local local -> true;
            case RouteTarget.Eni eni -> runningInstanceBehind(eni.id()).isPresent();
            case RouteTarget.Gateway gateway ->
                gateways.find(gateway.id())
                        .filter(g -> table.vpc().equals(g.attachedTo()))
                        .isPresent();
            case RouteTarget.TransitGateway gateway ->
                transit().way(table.vpc(), gateway.id()).isPresent();
        };
        return usable ? Route.State.ACTIVE : Route.State.BLACKHOLE;
    }

    /** The instance that the interface is attached to, running or not. */
    public Optional<Instance> instanceBehind(EniId eni) {
        return interfaces.find(eni).map(NetworkInterface::attachment).flatMap(a -> instances.find(a.instance()));
    }

    Optional<Instance> runningInstanceBehind(EniId eni) {
        return instanceBehind(eni).filter(Instance::isRunning);
    }

    /** The interfaces of an instance, primary first. */
    public List<NetworkInterface> interfacesOf(InstanceId instance) {
        return interfaces.all().stream()
                .filter(eni -> eni.isAttachedTo(instance))
                .sorted((a, b) -> Integer.compare(deviceOf(a), deviceOf(b)))
                .toList();
    }

    /** Tags a resource of whatever kind; AWS's error when no resource has the id. */
    public void tag(String id, Map<String, String> tags) {
        boolean found = kinds().anyMatch(kind -> kind.tag(id, tags)) || backbone.tag(name, id, tags);
        if (!found) {
            throw AwsError.badRequest("InvalidID", "The ID '" + id + "' is not valid");
        }
    }

    private static int deviceOf(NetworkInterface eni) {
        NetworkInterface.Attachment attachment = eni.attachment();
        return attachment == null ? Integer.MAX_VALUE : attachment.device();
    }
}
