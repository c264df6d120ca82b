package io.genericark.awssim.imds;

import io.genericark.awssim.world.AwsWorld;
import io.genericark.awssim.world.Instance;
import io.genericark.awssim.world.NetworkInterface;
import io.genericark.awssim.world.NetworkInterface.Attachment;
import io.genericark.awssim.world.Region;
import io.genericark.awssim.world.RoleKeys;
import io.genericark.awssim.world.SimInstance;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** All metadata of one instance at one moment, by path. A path that only leads further is answered by a listing. */
record MetadataTree(Map<String, String> leaves) {
    private static final String META = "/latest/meta-data/";
    private static final Duration CREDENTIAL_LIFE = Duration.ofHours(6);
    private static final JsonMapper JSON = new JsonMapper();

    static MetadataTree of(SimInstance handle) {
        AwsWorld world = handle.region().world();
        return world.read(handle.region().name(), region -> {
            Instance instance = region.instances().get(handle.id());
            Map<String, String> leaves = new TreeMap<>();
            putInstance(leaves, region, instance);
            putInterfaces(leaves, region, instance);
            putCredentials(leaves, instance, world.clock().instant());
            return new MetadataTree(leaves);
        });
    }

    /** The value of a leaf, else the listing of what is below, else nothing. */
    Optional<String> at(String path) {
        if (leaves.containsKey(path)) {
            return Optional.of(leaves.get(path));
        }
        String directory = path.endsWith("/") ? path : path + "/";
        String listing = leaves.keySet().stream()
                .filter(leaf -> leaf.startsWith(directory))
                .map(leaf -> child(leaf.substring(directory.length())))
                .distinct()
                .collect(Collectors.joining("\n"));
        return listing.isEmpty() ? Optional.empty() : Optional.of(listing);
    }

    private static String child(String rest) {
        int slash = rest.indexOf('/');
        return slash < 0 ? rest : rest.substring(0, slash + 1);
    }

    private static void putInstance(Map<String, String> leaves, Region region, Instance instance) {
        NetworkInterface primary = region.interfacesOf(instance.id()).getFirst();
        leaves.put(META + "ami-id", instance.imageId());
        leaves.put(META + "instance-id", instance.id().value());
        leaves.put(META + "instance-type", instance.type());
        leaves.put(META + "local-ipv4", primary.primaryIp());
        leaves.put(META + "mac", primary.mac());
        leaves.put(META + "placement/availability-zone", instance.zone());
        leaves.put(META + "placement/region", region.name());
        leaves.put("/latest/dynamic/instance-identity/document", identity(region, instance, primary));
    }

    private static void putInterfaces(Map<String, String> leaves, Region region, Instance instance) {
        for (NetworkInterface eni : region.interfacesOf(instance.id())) {
            String at = META + "network/interfaces/macs/" + eni.mac() + "/";
            Attachment attachment = eni.attachment();
            leaves.put(at + "device-number", attachment == null ? "" : String.valueOf(attachment.device()));
            leaves.put(at + "interface-id", eni.id().value());
            leaves.put(at + "local-ipv4s", String.join("\n", eni.privateIps()));
            leaves.put(at + "mac", eni.mac());
            leaves.put(at + "owner-id", AwsWorld.ACCOUNT);
            leaves.put(at + "subnet-id", eni.subnet().value());
            leaves.put(
                    at + "subnet-ipv4-cidr-block",
                    region.subnets().get(eni.subnet()).cidr().toString());
            leaves.put(at + "vpc-id", eni.vpc().value());
            leaves.put(
                    at + "vpc-ipv4-cidr-block",
                    region.vpcs().get(eni.vpc()).cidr().toString());
        }
    }

    private static void putCredentials(Map<String, String> leaves, Instance instance, Instant now) {
        Map<String, String> credentials = new TreeMap<>();
        credentials.put("Code", "Success");
        credentials.put("Type", "AWS-HMAC");
        credentials.put("AccessKeyId", RoleKeys.accessKeyOf(instance.id()));
        credentials.put("SecretAccessKey", "simulated-secret-of-" + instance.id());
        credentials.put("Token", "simulated-token-of-" + instance.id());
        credentials.put("LastUpdated", seconds(now));
        credentials.put("Expiration", seconds(now.plus(CREDENTIAL_LIFE)));
        leaves.put(META + "iam/security-credentials/" + instance.roleName(), JSON.writeValueAsString(credentials));
    }

    private static String identity(Region region, Instance instance, NetworkInterface primary) {
        Map<String, String> document = new TreeMap<>();
        document.put("accountId", AwsWorld.ACCOUNT);
        document.put("architecture", "x86_64");
        document.put("availabilityZone", instance.zone());
        document.put("imageId", instance.imageId());
        document.put("instanceId", instance.id().value());
        document.put("instanceType", instance.type());
        document.put("pendingTime", seconds(instance.launchTime()));
        document.put("privateIp", primary.primaryIp());
        document.put("region", region.name());
        document.put("version", "2017-09-30");
        return JSON.writeValueAsString(document);
    }

    private static String seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
