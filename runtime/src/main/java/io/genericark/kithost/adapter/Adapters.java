package io.genericark.kithost.adapter;

import io.genericark.api.KitException;
import io.genericark.kithost.child.Children;
import io.genericark.kithost.protocol.KitFamily;
import io.genericark.kithost.protocol.KitInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Makes kits of what is installed on this machine, by name and on demand: {@code ocf:PROVIDER:NAME} and
 * {@code systemd:UNIT}. Thread-safe; blocks while an agent describes itself for the first time.
 */
public final class Adapters {

    private static final String OCF = "ocf:";
    private static final String SYSTEMD = "systemd:";

    private final AdapterSettings settings;
    private final Children children;
    private final OcfAgents agents;

    /** Makes adapters; looks at nothing yet. */
    public Adapters(AdapterSettings settings, Children children) {
        this.settings = settings;
        this.children = children;
        this.agents = new OcfAgents(settings, children);
    }

    /** Whether a kit of this name comes from here, if from anywhere. */
    public static boolean isAdapted(String name) {
        return name.indexOf(':') >= 0;
    }

    /**
     * The kit of a name that {@link #isAdapted}.
     *
     * @throws KitException of kind DENIED when there is no such thing on this machine, with what to do
     * @throws InterruptedException when the calling thread was interrupted while an agent described itself
     */
    public AdapterKit find(String name) throws KitException, InterruptedException {
        if (name.startsWith(OCF)) {
            return agents.find(name.substring(OCF.length()));
        }
        if (name.startsWith(SYSTEMD)) {
            return SystemdKit.of(name.substring(SYSTEMD.length()), settings, children);
        }
        throw unusable(
                name, "nothing adapts this name", "name an OCF agent as ocf:PROVIDER:NAME, a unit as systemd:UNIT");
    }

    /**
     * What the kit of a name says of itself.
     *
     * @throws KitException as {@link #find}
     * @throws InterruptedException as {@link #find}
     */
    public KitInfo describe(String name) throws KitException, InterruptedException {
        AdapterKit kit = find(name);
        return new KitInfo(kit.descriptor(), new TreeSet<>(kit.abilities()), kit.source(), kit.hash(), List.of(), "");
    }

    /** What can be adapted on this machine now. */
    public List<KitFamily> families() {
        List<KitFamily> families = new ArrayList<>(agents.families());
        SystemdKit.family(settings).ifPresent(families::add);
        return families;
    }

    static KitException unusable(String kit, String why, String next) {
        return new KitException(KitException.Kind.DENIED, "kit " + kit + " cannot be used on this node", why, next);
    }
}
