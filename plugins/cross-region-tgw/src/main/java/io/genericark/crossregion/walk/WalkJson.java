package io.genericark.crossregion.walk;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** A walk as JSON, on one line: the format's name first, then the ways in the order of their sources. */
public final class WalkJson {
    /** The format that is written. */
    public static final String FORMAT = "ark.vip-walk/1";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private WalkJson() {}

    private record Document(String format, String vip, String owner, boolean good, List<OneWay> ways) {}

    private record OneWay(
            String direction,
            String region,
            String account,
            String vpc,
            String zone,
            List<String> subnets,
            String verdict,
            String reason,
            Optional<String> wrong,
            List<OneHop> hops) {
        static OneWay of(Way way) {
            Source source = way.source();
            return new OneWay(
                    lower(way.direction()),
                    source.place().region(),
                    source.place().account(),
                    source.vpc().value(),
                    source.zone(),
                    source.subnets().stream().map(Object::toString).toList(),
                    lower(way.verdict().kind()),
                    way.verdict().reason(),
                    way.wrong().map(Object::toString),
                    way.hops().stream().map(OneHop::of).toList());
        }
    }

    private record OneHop(String table, String of, String region, String to, String rule) {
        static OneHop of(Hop hop) {
            return new OneHop(hop.table().value(), hop.of(), hop.region(), hop.to(), hop.rule());
        }
    }

    /** The document. */
    public static String of(Walk walk) {
        return MAPPER.writeValueAsString(new Document(
                FORMAT,
                walk.vip().toString(),
                walk.owner(),
                walk.isGood(),
                walk.ways().stream().map(OneWay::of).toList()));
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
