package io.genericark.awssim.topology;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A world described in JSON, as {@code aws-sim/README.md} shows. Names are unique in their VPC and become {@code Name} tags;
 * a route names the instance, {@code igw} or {@code tgw} that it leads to. The route table named {@code main} is the VPC's
 * main table. Unknown fields are refused.
 */
public record Topology(List<RegionSpec> regions) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public Topology {
        need(regions, "a topology needs regions");
    }

    /** A region; without VPCs it is merely enabled. */
    public record RegionSpec(String name, @Nullable List<VpcSpec> vpcs) {
        public RegionSpec {
            need(name, "a region needs a name");
        }
    }

    public record VpcSpec(
            String name,
            String cidr,
            List<SubnetSpec> subnets,
            @Nullable List<TableSpec> routeTables) {
        public VpcSpec {
            need(name, "a VPC needs a name");
            need(cidr, "a VPC needs a cidr");
            need(subnets, "a VPC needs subnets");
        }
    }

    public record SubnetSpec(
            String name, String cidr, String zone, @Nullable List<InstanceSpec> instances) {
        public SubnetSpec {
            need(name, "a subnet needs a name");
            need(cidr, "a subnet needs a cidr");
            need(zone, "a subnet needs a zone");
        }
    }

    /** {@code sourceDestCheck} is on unless it says false. */
    public record InstanceSpec(
            String name, @Nullable String ip, @Nullable Boolean sourceDestCheck) {
        public InstanceSpec {
            need(name, "an instance needs a name");
        }
    }

    public record TableSpec(
            String name,
            @Nullable List<String> subnets,
            @Nullable List<RouteSpec> routes) {
        public TableSpec {
            need(name, "a route table needs a name");
        }
    }

    public record RouteSpec(String destination, String target) {
        public RouteSpec {
            need(destination, "a route needs a destination");
            need(target, "a route needs a target");
        }
    }

    public static Topology parse(String json) {
        try {
            return JSON.readValue(json, Topology.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the topology is not understood: " + e.getOriginalMessage(), e);
        }
    }

    /** A built-in topology by its name, or else the file of that path. */
    public static Topology named(String nameOrFile) {
        try (InputStream builtIn = Topology.class.getResourceAsStream(nameOrFile + ".json")) {
            byte[] json = builtIn == null ? Files.readAllBytes(Path.of(nameOrFile)) : builtIn.readAllBytes();
            return parse(new String(json, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "'" + nameOrFile
                            + "' is neither a built-in topology (empty, one-vpc, two-regions) nor a readable file",
                    e);
        }
    }

    private static void need(@Nullable Object value, String otherwise) {
        if (value == null) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    static <T> List<T> orNone(@Nullable List<T> list) {
        return Objects.requireNonNullElse(list, List.of());
    }
}
