package io.genericark.awssim.ec2;

import io.genericark.awssim.world.AwsError;
import io.genericark.awssim.world.InstanceOperations;
import java.util.List;
import java.util.Map;

/** DescribeRegions, DescribeAvailabilityZones, and DescribeImages, which knows one image. */
final class PlaceActions {
    static final Map<String, Ec2Action> ALL = Map.of(
            "DescribeImages", PlaceActions::images,
            "DescribeRegions", PlaceActions::regions,
            "DescribeAvailabilityZones", PlaceActions::zones);

    private PlaceActions() {}

    private static void regions(Ec2Call call) {
        List<String> wanted = chosen(call, "RegionName", call.world().regionNames());
        call.xml()
                .set(
                        "regionInfo",
                        wanted,
                        name -> call.xml()
                                .text("regionName", name)
                                .text("regionEndpoint", "ec2." + name + ".amazonaws.com")
                                .text("optInStatus", "opt-in-not-required"));
    }

    private static void zones(Ec2Call call) {
        List<String> wanted = chosen(call, "ZoneName", call.region().zones());
        call.xml()
                .set(
                        "availabilityZoneInfo",
                        wanted,
                        name -> call.xml()
                                .text("zoneName", name)
                                .text("zoneState", "available")
                                .text("regionName", call.region().name())
                                .text("zoneType", "availability-zone")
                                .text("optInStatus", "opt-in-not-required"));
    }

    private static void images(Ec2Call call) {
        call.xml()
                .set(
                        "imagesSet",
                        List.of(InstanceOperations.IMAGE),
                        id -> call.xml()
                                .text("imageId", id)
                                .text("imageState", "available")
                                .text("imageOwnerAlias", "amazon")
                                .text("architecture", "x86_64"));
    }

    private static List<String> chosen(Ec2Call call, String parameter, List<String> all) {
        List<String> names = call.parameters().list(parameter);
        for (String name : names) {
            if (!all.contains(name)) {
                throw AwsError.invalidValue("Invalid value '" + name + "' for " + parameter + ".");
            }
        }
        return names.isEmpty() ? all : names;
    }
}
