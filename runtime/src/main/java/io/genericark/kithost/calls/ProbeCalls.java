package io.genericark.kithost.calls;

import io.genericark.api.KitContext;
import io.genericark.api.KitException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;
import tools.jackson.databind.JsonNode;

/** Looks at the network for a script: whether something listens, and what a name leads to. */
final class ProbeCalls {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(1);
    private static final Duration RESOLVE_WITHIN = Duration.ofSeconds(2);
    private static final List<String> TYPES = List.of("A", "AAAA", "CNAME", "TXT");
    private static final int DNS_PORT = 53;

    private final KitContext ctx;

    ProbeCalls(KitContext ctx) {
        this.ctx = ctx;
    }

    Object tcpConnect(JsonNode arguments) throws InterruptedException {
        String address = Arguments.text(arguments, "address");
        int port = arguments.path("port").asInt();
        Duration timeout = Blocking.within(Arguments.millis(arguments, "timeout", CONNECT_WITHIN), ctx.timeLeft());
        try {
            return Blocking.call(() -> connects(address, port, timeout), timeout)
                    .orElse(false);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean connects(String address, int port, Duration timeout) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), Math.toIntExact(timeout.toMillis()));
            return true;
        }
    }

    /** The texts of all records, sorted; none when there is no such name or record. */
    Object dns(JsonNode arguments) throws KitException, IOException, InterruptedException {
        String name = Arguments.text(arguments, "name");
        String type = Arguments.text(arguments, "type", "A");
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException("type '" + type + "' is not known; use " + String.join(", ", TYPES));
        }
        Duration timeout = Blocking.within(Arguments.millis(arguments, "timeout", RESOLVE_WITHIN), ctx.timeLeft());
        Resolver resolver = resolver(Arguments.text(arguments, "server", ""));
        resolver.setTimeout(timeout);
        Lookup lookup = new Lookup(Name.fromString(name, Name.root), Type.value(type));
        lookup.setResolver(resolver);
        lookup.setCache(null);
        Optional<List<String>> found = Blocking.call(() -> texts(lookup.run()), timeout);
        boolean answered = switch (found.isPresent() ? lookup.getResult() : Lookup.TRY_AGAIN) {
            case Lookup.SUCCESSFUL, Lookup.HOST_NOT_FOUND, Lookup.TYPE_NOT_FOUND -> true;
            default -> false;
        };
        if (!answered) {
            throw new KitException(
                    KitException.Kind.TRANSIENT,
                    type + " of " + name + " could not be looked up",
                    found.isPresent() ? lookup.getErrorString() : "no answer within " + timeout.toMillis() + " ms",
                    "");
        }
        return found.orElse(List.of());
    }

    private static Resolver resolver(String server) throws IOException {
        if (server.isEmpty()) {
            return new ExtendedResolver(); // those of /etc/resolv.conf
        }
        int colon = server.lastIndexOf(':');
        boolean hasPort =
                (colon > 0 && server.indexOf(':') == colon) || (server.startsWith("[") && server.contains("]:"));
        String host = (hasPort ? server.substring(0, colon) : server).replaceAll("^\\[|]$", "");
        int port = hasPort ? Integer.parseInt(server.substring(colon + 1)) : DNS_PORT;
        return new SimpleResolver(new InetSocketAddress(host, port));
    }

    private static List<String> texts(Record @Nullable [] records) {
        return records == null
                ? List.of()
                : List.of(records).stream().map(ProbeCalls::text).sorted().toList();
    }

    private static String text(Record record) {
        return record instanceof TXTRecord txt
                ? String.join("", txt.getStrings())
                : record.rdataToString().replaceFirst("\\.$", "");
    }
}
