package io.genericark.awssim.ec2;

import io.genericark.awssim.http.Answer;
import io.genericark.awssim.http.ApiCall;
import io.genericark.awssim.http.AwsService;
import io.genericark.awssim.http.Xml;
import io.genericark.awssim.world.AwsError;
import io.genericark.awssim.world.AwsWorld;
import java.util.Map;
import java.util.TreeMap;

/**
 * EC2's query protocol, version 2016-11-15. Each action runs alone on a draft of its region; an error or a dry run
 * throws the draft away, so that a dry run makes exactly the checks of the real call.
 */
public final class Ec2Service implements AwsService {
    private static final String NAMESPACE = "http://ec2.amazonaws.com/doc/2016-11-15/";

    private static final Map<String, Ec2Action> ACTIONS = actions();

    private final AwsWorld world;

    public Ec2Service(AwsWorld world) {
        this.world = world;
    }

    @Override
    public Answer perform(ApiCall call) {
        Ec2Action action = ACTIONS.get(call.action());
        if (action == null) {
            throw AwsError.badRequest(
                    "InvalidAction", "The action " + call.action() + " is not valid for this web service.");
        }
        String account =
                world.accounts().of(call.scope().accessKeyId(), world.clock().instant());
        return world.change(call.scope().region(), region -> {
            Boundary boundary = new Boundary(region, account);
            boundary.check(call.action(), call.parameters());
            region.ownership().actFor(account);
            Xml xml = Xml.document(call.action() + "Response", NAMESPACE).text("requestId", call.requestId());
            action.run(new Ec2Call(world, region, boundary, call.parameters(), xml));
            region.ownership().remember();
            if (call.parameters().isTrue("DryRun")) {
                throw new AwsError("DryRunOperation", 412, "Request would have succeeded, but DryRun flag is set.");
            }
            return Answer.xml(200, xml.finish());
        });
    }

    @Override
    public Answer error(AwsError error, String requestId) {
        Xml xml = Xml.document("Response", "");
        xml.element(
                "Errors",
                () -> xml.element("Error", () -> xml.text("Code", error.code()).text("Message", error.text())));
        return Answer.xml(error.status(), xml.text("RequestID", requestId).finish());
    }

    private static Map<String, Ec2Action> actions() {
        Map<String, Ec2Action> all = new TreeMap<>();
        all.putAll(RouteActions.ALL);
        all.putAll(RouteTableActions.ALL);
        all.putAll(InterfaceActions.ALL);
        all.putAll(InstanceActions.ALL);
        all.putAll(AttributeActions.ALL);
        all.putAll(VpcActions.ALL);
        all.putAll(GatewayActions.ALL);
        all.putAll(AddressActions.ALL);
        all.putAll(TransitGatewayActions.ALL);
        all.putAll(TransitAttachmentActions.ALL);
        all.putAll(TransitPeeringActions.ALL);
        all.putAll(TransitTableActions.ALL);
        all.putAll(TransitRouteActions.ALL);
        all.putAll(PlaceActions.ALL);
        all.putAll(TagActions.ALL);
        return Map.copyOf(all);
    }
}
