package io.genericark.kithost.adapter;

import io.genericark.api.KitContext;
import io.genericark.api.ParameterSpec;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * One installed OCF agent.
 *
 * @param provider such as {@code heartbeat}
 * @param type its name, such as {@code IPaddr2}
 * @param program the file
 * @param settings where OCF and our own commands are
 */
record OcfAgent(String provider, String type, Path program, AdapterSettings settings) {

    private static final String API_MAJOR = "1";
    private static final String API_MINOR = "1";

    /** The kit's name. */
    String kit() {
        return "ocf:" + provider + ":" + type;
    }

    /**
     * The environment of any of its actions, also of {@code meta-data}. Commands of Pacemaker that agents call are found in
     * {@link AdapterSettings#pacemakerCommands}, by PATH and by the variable that Pacemaker's own agents use.
     */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("OCF_ROOT", settings.ocfRoot().toString());
        environment.put("OCF_RA_VERSION_MAJOR", API_MAJOR);
        environment.put("OCF_RA_VERSION_MINOR", API_MINOR);
        environment.put("OCF_RESOURCE_CLASS", "ocf");
        environment.put("OCF_RESOURCE_PROVIDER", provider);
        environment.put("OCF_RESOURCE_TYPE", type);
        environment.put("HA_RSCTMP", resourceTemporary().toString());
        environment.put("HA_SBIN_DIR", settings.pacemakerCommands().toString());
        environment.put(
                "PATH",
                settings.pacemakerCommands() + ":"
                        + System.getenv().getOrDefault("PATH", "/usr/sbin:/usr/bin:/sbin:/bin"));
        return environment;
    }

    /**
     * The environment of one action of a resource. A parameter that is as the agent's own default says is left out, as it
     * would be when nobody gave it.
     *
     * @param action the agent's word for it, such as {@code monitor}
     * @param timeoutMillis what the agent may count on
     * @param intervalMillis of a monitor; 0 for anything else
     */
    Map<String, String> environment(
            KitContext ctx, OcfMetaData metaData, String action, long timeoutMillis, long intervalMillis) {
        Map<String, String> environment = environment();
        environment.put("OCF_RESOURCE_INSTANCE", ctx.tag());
        environment.put("OCF_CHECK_LEVEL", "0");
        for (ParameterSpec spec : metaData.descriptor().parameters()) {
            ctx.parameters()
                    .find(spec.name())
                    .filter(text -> !text.equals(spec.defaultText().orElse("")))
                    .ifPresent(text -> environment.put("OCF_RESKEY_" + spec.name(), text));
        }
        environment.put("OCF_RESKEY_CRM_meta_name", action);
        environment.put("OCF_RESKEY_CRM_meta_timeout", Long.toString(timeoutMillis));
        environment.put("OCF_RESKEY_CRM_meta_interval", Long.toString(intervalMillis));
        environment.put("OCF_RESKEY_CRM_meta_on_node", ctx.node());
        return environment;
    }

    /** Where agents keep small files of their own as long as the machine runs. */
    Path resourceTemporary() {
        return settings.work().resolve("rsctmp").toAbsolutePath();
    }
}
