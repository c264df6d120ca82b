package io.genericark.kithost.lifekeeper;

import io.genericark.api.KitContext;
import io.genericark.kithost.calls.HostContext;
import io.genericark.kithost.calls.Peer;
import io.genericark.kithost.child.BundledCommands;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The environment in which a script of LifeKeeper's Generic ARK finds what it looks for: its commands by PATH and below
 * LKROOT, its parameters as variables NAME and NAME_TAG. Thread-safe; blocks on the file system for the first action.
 */
public final class LifeKeeperCommands {

    private static final BundledCommands COMMANDS = BundledCommands.oneFile(
            LifeKeeperCommands.class,
            "commands",
            List.of(
                    "LKlog",
                    "dep_list",
                    "eqv_list",
                    "flg_create",
                    "flg_list",
                    "flg_remove",
                    "flg_test",
                    "getlocks",
                    "ins_list",
                    "ins_setinfo",
                    "ins_setstate",
                    "lcdremexec",
                    "lcduname",
                    "lk_log",
                    "lklog",
                    "perform_action",
                    "rlslocks",
                    "sendevent",
                    "sys_list"));

    private static final Set<Path> PUT = ConcurrentHashMap.newKeySet();

    private LifeKeeperCommands() {}

    /**
     * What a script gets besides the {@code ARK_*} variables of all programs. A variable that this process has already, such as
     * PATH or HOME, is no parameter's. Outside of a kit-host there is no place for commands and flags: empty then.
     */
    public static Map<String, String> environment(KitContext ctx) {
        if (!(ctx instanceof HostContext host)) {
            return Map.of();
        }
        Path root = host.state().toAbsolutePath().resolveSibling("lifekeeper");
        Path bin = root.resolve("bin");
        if (PUT.add(bin)) {
            COMMANDS.putInto(bin);
        }
        Map<String, String> environment = parameters(ctx);
        environment.put("LKROOT", root.toString());
        environment.put("ARK_FLAGS", root.resolve("flags").toString());
        environment.put("ARK_PEERS", host.peers().stream().map(Peer::name).collect(Collectors.joining(" ")));
        environment.put("PATH", bin + ":" + System.getenv().getOrDefault("PATH", "/usr/sbin:/usr/bin:/sbin:/bin"));
        return environment;
    }

    private static Map<String, String> parameters(KitContext ctx) {
        Map<String, String> variables = new HashMap<>();
        String tag = "_" + ctx.tag().replaceAll("[^A-Za-z0-9]", "_");
        ctx.parameters().asTexts().forEach((name, text) -> {
            String variable = name.toUpperCase(Locale.ROOT).replace('-', '_');
            if (!System.getenv().containsKey(variable) && !variable.startsWith("LD_")) {
                variables.put(variable, text);
                variables.put(variable + tag, text);
            }
        });
        return variables;
    }
}
