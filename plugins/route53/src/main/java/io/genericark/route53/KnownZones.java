package io.genericark.route53;

import io.genericark.api.KitException;
import io.genericark.route53.Settings.ZoneName;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which zone an operator's name means, asked once, since each request counts. Thread-safe. */
final class KnownZones {

    private final Map<Key, String> ids = new ConcurrentHashMap<>();

    private record Key(String place, ZoneName.Name name) {}

    /** The id of the zone. */
    String id(Settings settings, DnsApi api) throws KitException {
        return switch (settings.zone()) {
            case ZoneName.Id(String id) -> id;
            case ZoneName.Name name -> {
                Key key = key(settings, name);
                String known = ids.get(key);
                if (known == null) {
                    known = ZoneChoice.of(name.value(), name.visibility(), api.zones(name.value()))
                            .id();
                    ids.put(key, known);
                }
                yield known;
            }
        };
    }

    /** Asks anew the next time: what was known did not serve. */
    void forget(Settings settings) {
        if (settings.zone() instanceof ZoneName.Name name) {
            ids.remove(key(settings, name));
        }
    }

    private static Key key(Settings settings, ZoneName.Name name) {
        return new Key(
                settings.region() + settings.endpoint().map(Object::toString).orElse(""), name);
    }
}
