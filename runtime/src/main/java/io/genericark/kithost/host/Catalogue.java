package io.genericark.kithost.host;

import io.genericark.api.KitException;
import io.genericark.api.RecoveryKit;
import io.genericark.kithost.adapter.Adapters;
import io.genericark.kithost.calls.HasNeeds;
import io.genericark.kithost.child.Children;
import io.genericark.kithost.files.FoundKit;
import io.genericark.kithost.jar.JarKits;
import io.genericark.kithost.protocol.FromHost;
import io.genericark.kithost.protocol.KitInfo;
import io.genericark.kithost.protocol.RefusedFile;
import io.genericark.kithost.script.Python;
import io.genericark.kithost.script.ScriptKits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The kits that this process can run, by name. A kit that is not found is looked for once more on disk. Thread-safe; kits
 * are read on a thread of its own, so that no action's deadline disturbs the reading.
 */
public final class Catalogue {

    private static final Pattern SUFFIX = Pattern.compile("\\.(js|mjs|py|sh|jar)$");

    private final ScriptKits scripts;
    private final JarKits jars;
    private final Adapters adapters;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("read-kits").daemon().factory());
    private CompletableFuture<FromHost.Ready> latest = CompletableFuture.completedFuture(FromHost.Ready.NOTHING);
    private volatile Map<String, RecoveryKit> kits = Map.of();
    private volatile List<RefusedFile> refusals = List.of();

    /**
     * Makes an empty catalogue over two directories, which need not exist.
     *
     * @param scripts script kits; what has changed is read with each load
     * @param plugins kit jars, read with the first load only: a new jar needs a new process
     * @param python what runs the Python files
     * @param work where copies of scripts are kept; belongs to this process
     * @param adapters kits that are made on demand
     */
    public Catalogue(Path scripts, Path plugins, Children children, Python python, Path work, Adapters adapters) {
        this.scripts = new ScriptKits(scripts, children, python, work);
        this.jars = new JarKits(plugins);
        this.adapters = adapters;
    }

    /** Looks at the directories. The answer comes when all kits are read. */
    public synchronized CompletableFuture<FromHost.Ready> load() {
        latest = CompletableFuture.supplyAsync(this::read, reader);
        return latest;
    }

    /** Whether there is something to read since the last load. */
    boolean hasChanged() {
        return scripts.hasChanged();
    }

    /** The reading that goes on now, or else another one: actions that wait do not pile readings up. */
    private synchronized CompletableFuture<FromHost.Ready> current() {
        return latest.isDone() ? load() : latest;
    }

    /** Kits of the same name refuse each other. */
    private FromHost.Ready read() {
        List<RefusedFile> refused = new ArrayList<>();
        Map<String, List<FoundKit>> byName = new TreeMap<>();
        Consumer<FoundKit> found =
                each -> byName.computeIfAbsent(each.kit().descriptor().name(), name -> new ArrayList<>())
                        .add(each);
        scripts.load(found, refused::add);
        jars.load(found, refused::add);
        Map<String, RecoveryKit> usable = new TreeMap<>();
        List<KitInfo> infos = new ArrayList<>();
        byName.forEach((name, same) -> {
            if (same.size() == 1) {
                FoundKit only = same.getFirst();
                usable.put(name, only.kit());
                infos.add(new KitInfo(
                        only.kit().descriptor(),
                        new TreeSet<>(only.kit().abilities()),
                        only.source(),
                        only.hash(),
                        needs(only.kit()),
                        IamPolicy.of(only.kit())));
            } else {
                same.forEach(each -> refused.add(new RefusedFile(each.source(), duplicate(name, same))));
            }
        });
        kits = usable;
        refusals = List.copyOf(refused);
        return new FromHost.Ready(infos, refused, adapters.families());
    }

    private static List<String> needs(RecoveryKit kit) {
        return kit instanceof HasNeeds held ? held.needs().words() : List.of();
    }

    private static String duplicate(String name, List<FoundKit> same) {
        return "the kit name " + name + " is used by "
                + String.join(" and ", same.stream().map(FoundKit::source).toList()) + "; rename or remove all but one";
    }

    /** The kits that can be used, as they were read last. */
    Collection<RecoveryKit> kits() {
        return kits.values();
    }

    /**
     * The kit that a resource names, with or without the ending of its file. Waits for kits that are being read.
     *
     * @throws InterruptedException when the action was stopped in the meantime
     */
    RecoveryKit find(String name) throws KitException, InterruptedException {
        if (Adapters.isAdapted(name)) {
            return adapters.find(name);
        }
        String bare = SUFFIX.matcher(name).replaceFirst("");
        RecoveryKit kit = kits.get(bare);
        if (kit == null) {
            awaitLoad();
            kit = kits.get(bare);
        }
        if (kit != null) {
            return kit;
        }
        throw new KitException(
                KitException.Kind.DENIED,
                "kit " + name + " cannot be used on this node",
                whyNot(bare),
                "mend the kit's file or put it on this node; `ark kit list` shows what is there");
    }

    /**
     * What a kit that is made on demand says of itself; the others are in what {@link #load} answers.
     *
     * @throws InterruptedException when the calling thread was interrupted
     */
    KitInfo describe(String name) throws KitException, InterruptedException {
        return adapters.describe(name);
    }

    private void awaitLoad() throws KitException {
        try {
            current().get();
        } catch (InterruptedException e) {
            throw new KitException(
                    KitException.Kind.TRANSIENT, "the kits were still being loaded", "nothing of it has run", "", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("kits cannot be read: " + e.getCause(), e);
        }
    }

    private String whyNot(String name) {
        for (RefusedFile refused : refusals) {
            if (SUFFIX.matcher(fileName(refused.file())).replaceFirst("").equals(name)) {
                return refused.file() + ": " + refused.reason();
            }
        }
        return kits.isEmpty() ? "there are no kits here" : "known are " + String.join(", ", kits.keySet());
    }

    private static String fileName(String file) {
        return String.valueOf(Path.of(file).getFileName());
    }
}
