package io.genericark.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A host name or address, and a port; {@code host:port}, or {@code [address]:port} for IPv6. */
public record HostPort(String host, int port) {
    private static final Pattern SYNTAX = Pattern.compile("(?:\\[([0-9a-fA-F:.%\\w]+)]|([^:\\[\\]\\s]+)):(\\d{1,5})");

    static HostPort parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not host:port (IPv6: [address]:port)");
        }
        String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        int port = Integer.parseInt(String.valueOf(matcher.group(3)));
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("'" + text + "' has no port between 1 and 65535");
        }
        return new HostPort(String.valueOf(host), port);
    }

    /** The same as a numeric socket address; never asks a name service. */
    InetSocketAddress numeric() {
        InetAddress address;
        try {
            address = InetAddress.ofLiteral(host);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + host + "' is not a numeric address, and heartbeats must not wait for a name service", e);
        }
        if (address.isAnyLocalAddress()) {
            throw new IllegalArgumentException("peers cannot send to '" + host + "'");
        }
        return new InetSocketAddress(address, port);
    }

    @Override
    public String toString() {
        return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
    }
}
