package io.genericark.awssim.http;

import io.genericark.awssim.world.PacketResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The data plane's answer as JSON: {@code result} is delivered, leaves-vpc or dropped. */
record PacketJson(
        String result,
        @Nullable String instance,
        @Nullable String eni,
        @Nullable String gateway,
        @Nullable String cause,
        String reason,
        List<LookupJson> passed) {

    record LookupJson(String region, String table, String match, String target, String state) {}

    static PacketJson of(PacketResult result) {
        List<LookupJson> passed = result.passed().stream()
                .map(l -> new LookupJson(
                        l.region(),
                        l.table().value(),
                        l.match().toString(),
                        l.target(),
                        l.state().wireName()))
                .toList();
        String reason = result.reason();
        return switch (result) {
            case PacketResult.Delivered d ->
                new PacketJson("delivered", d.instance().value(), d.eni().value(), null, null, reason, passed);
            case PacketResult.LeavesVpc l ->
                new PacketJson("leaves-vpc", null, null, l.gateway().toString(), null, reason, passed);
            case PacketResult.Dropped d ->
                new PacketJson("dropped", null, null, null, d.cause().name(), reason, passed);
        };
    }
}
