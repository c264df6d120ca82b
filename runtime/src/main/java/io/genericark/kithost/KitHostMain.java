package io.genericark.kithost;

import io.genericark.kithost.adapter.Adapters;
import io.genericark.kithost.child.Children;
import io.genericark.kithost.child.MarkedContext;
import io.genericark.kithost.host.Catalogue;
import io.genericark.kithost.host.Host;
import io.genericark.kithost.host.HostExit;
import io.genericark.kithost.host.HostSettings;
import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.Wire;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The kit-host process. Its standard input and output carry the protocol, its standard error is its log. The end of the input
 * (the node is gone, or has ended it) kills what it runs and itself at once.
 */
public final class KitHostMain {

    private KitHostMain() {}

    /**
     * Runs until the node closes the pipe.
     *
     * @param args {@link HostSettings#toArgument}, and an id that is unique among the kit-hosts of this machine
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("kit-host is started by the node with SETTINGS ID; start `ark agent`");
            halt(HostExit.BAD_ARGUMENTS);
        }
        PrintStream toNode = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        InputStream fromNode = System.in;
        System.setOut(System.err); // a kit that prints must not break the protocol
        System.setIn(InputStream.nullInputStream());

        HostSettings settings = HostSettings.ofArgument(args[0]);
        Children children = new Children(settings.work().resolve("output"), MarkedContext.hostMark(args[1]));
        Adapters adapters = new Adapters(settings.adapters(), children);
        Catalogue catalogue = new Catalogue(
                settings.scripts(),
                settings.plugins(),
                children,
                settings.python(),
                settings.work().resolve("scripts"),
                adapters);
        Host host = new Host(settings, args[1], catalogue, message -> say(toNode, message), exit -> {
            children.killAll();
            halt(exit);
        });
        host.describe();
        host.watch();
        HostExit end = listen(fromNode, host);
        children.killAll();
        halt(end);
    }

    private static HostExit listen(InputStream fromNode, Host host) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(fromNode, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            try {
                host.accept(Wire.toHost(line));
            } catch (IllegalArgumentException e) {
                System.err.println("kit-host ends: " + e.getMessage());
                return HostExit.BAD_MESSAGE;
            }
        }
        return HostExit.PIPE_CLOSED;
    }

    private static void say(PrintStream toNode, FromHost message) {
        String line = Wire.line(message) + "\n";
        synchronized (toNode) {
            toNode.print(line);
            toNode.flush();
        }
    }

    /** Not exit: no hook of a kit may delay it. */
    private static void halt(HostExit exit) {
        Runtime.getRuntime().halt(exit.code());
    }
}
