package io.genericark.kithost.host;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a kit-host is started with.
 *
 * @param node the node's name
 * @param scripts the directory of script kits; need not exist
 * @param plugins the directory of kit jars; need not exist
 * @param work where the output of scripts goes; made when missing
 * @param letGo where let-go steps are kept for the guard
 * @param hostId unique among the kit-hosts of this machine
 * @param longestCall the longest time that one call of a kit to the outside may take
 * @param grace how long a stopped action may take to end before the process is given up
 */
public record HostSettings(
        String node,
        Path scripts,
        Path plugins,
        Path work,
        Path letGo,
        String hostId,
        Duration longestCall,
        Duration grace) {}
