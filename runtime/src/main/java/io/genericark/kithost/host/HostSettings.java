package io.genericark.kithost.host;

import io.genericark.kithost.adapter.AdapterSettings;
import io.genericark.kithost.calls.Peer;
import io.genericark.kithost.script.Python;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a kit-host is started with.
 *
 * @param node the node's name
 * @param peers the other nodes of the cluster
 * @param scripts the directory of script kits; need not exist
 * @param plugins the directory of kit jars; need not exist
 * @param work where the output of scripts goes; made when missing
 * @param letGo where let-go steps are kept for the guard
 * @param secrets the directory of secrets; need not exist
 * @param state where resources keep their state on this node; made when missing
 * @param adapters what is known of the machine to kits that are made on demand
 * @param longestCall the longest time that one call of a kit to the outside may take
 * @param python what runs the Python files
 */
public record HostSettings(
        String node,
        List<Peer> peers,
        Path scripts,
        Path plugins,
        Path work,
        Path letGo,
        Path secrets,
        Path state,
        AdapterSettings adapters,
        Duration longestCall,
        Python python) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Copies. */
    public HostSettings {
        peers = List.copyOf(peers);
    }

    /** As one argument of a command line. */
    public String toArgument() {
        return JSON.writeValueAsString(this);
    }

    /**
     * Reads what {@link #toArgument} wrote.
     *
     * @throws IllegalArgumentException when it is anything else
     */
    public static HostSettings ofArgument(String argument) {
        try {
            return JSON.readValue(argument, HostSettings.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not the settings of a kit-host: " + e.getOriginalMessage(), e);
        }
    }
}
