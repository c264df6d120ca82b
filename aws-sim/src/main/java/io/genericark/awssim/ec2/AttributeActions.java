package io.genericark.awssim.ec2;

import io.genericark.awssim.world.AwsError;
import io.genericark.awssim.world.Instance;
import io.genericark.awssim.world.NetworkInterface;
import io.genericark.awssim.world.NetworkInterface.Attachment;
import io.genericark.awssim.world.ResourceId.EniId;
import io.genericark.awssim.world.ResourceId.InstanceId;
import io.genericark.awssim.world.SourceDestCheck;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The attributes of interfaces and instances: above all the source/dest check. */
final class AttributeActions {
    static final Map<String, Ec2Action> ALL = Map.of(
            "ModifyNetworkInterfaceAttribute", AttributeActions::modifyInterface,
            "DescribeNetworkInterfaceAttribute", AttributeActions::describeInterface,
            "ModifyInstanceAttribute", AttributeActions::modifyInstance,
            "DescribeInstanceAttribute", AttributeActions::describeInstance);

    private AttributeActions() {}

    private static void modifyInterface(Ec2Call call) {
        call.region().compute().setSourceDestCheck(new EniId(call.get("NetworkInterfaceId")), requestedCheck(call));
        call.done();
    }

    private static void modifyInstance(Ec2Call call) {
        NetworkInterface eni = onlyInterface(call);
        call.region().compute().setSourceDestCheck(eni.id(), requestedCheck(call));
        call.done();
    }

    private static void describeInterface(Ec2Call call) {
        NetworkInterface eni = call.region().interfaces().get(new EniId(call.get("NetworkInterfaceId")));
        call.xml().text("networkInterfaceId", eni.id());
        switch (call.get("Attribute")) {
            case "sourceDestCheck" -> writeCheck(call, eni);
            case "description" ->
                call.xml().element("description", () -> call.xml().text("value", eni.text()));
            case "attachment" -> writeAttachment(call, eni.attachment());
            default -> throw unknownAttribute(call);
        }
    }

    private static void describeInstance(Ec2Call call) {
        Instance instance = call.region().instances().get(new InstanceId(call.get("InstanceId")));
        call.xml().text("instanceId", instance.id());
        switch (call.get("Attribute")) {
            case "sourceDestCheck" -> writeCheck(call, onlyInterface(call));
            case "instanceType" ->
                call.xml().element("instanceType", () -> call.xml().text("value", instance.type()));
            default -> throw unknownAttribute(call);
        }
    }

    private static SourceDestCheck requestedCheck(Ec2Call call) {
        return SourceDestCheck.ofWire(call.parameters()
                .find("SourceDestCheck.Value")
                .orElseThrow(() -> AwsError.badRequest(
                        "InvalidParameterCombination", "No attributes specified. Only SourceDestCheck is simulated.")));
    }

    /** EC2 refuses the instance's attribute when it has several interfaces. */
    private static NetworkInterface onlyInterface(Ec2Call call) {
        InstanceId id = new InstanceId(call.get("InstanceId"));
        call.region().instances().get(id);
        List<NetworkInterface> interfaces = call.region().interfacesOf(id);
        if (interfaces.size() != 1) {
            throw AwsError.badRequest(
                    "InvalidInstanceID",
                    "There are " + interfaces.size() + " interfaces attached to instance '" + id
                            + "'. Please specify an interface ID for the operation instead.");
        }
        return interfaces.getFirst();
    }

    private static void writeCheck(Ec2Call call, NetworkInterface eni) {
        call.xml()
                .element(
                        "sourceDestCheck",
                        () -> call.xml().text("value", eni.sourceDestCheck().enabled()));
    }

    private static void writeAttachment(Ec2Call call, @Nullable Attachment attachment) {
        if (attachment != null) {
            call.xml().element("attachment", () -> {
                InterfaceXml.writeAttachment(call.xml(), attachment);
                call.xml().text("instanceId", attachment.instance());
            });
        }
    }

    private static AwsError unknownAttribute(Ec2Call call) {
        return AwsError.invalidValue("Value (" + call.get("Attribute") + ") for parameter attribute is invalid.");
    }
}
