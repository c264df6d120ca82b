package io.genericark.kithost.adapter;

import io.genericark.api.ActionTimeouts;
import io.genericark.api.Health;
import io.genericark.api.KitContext;
import io.genericark.api.KitDescriptor;
import io.genericark.api.KitException;
import io.genericark.kithost.child.ChildResult;
import io.genericark.kithost.child.Children;
import io.genericark.kithost.protocol.KitAction;
import io.genericark.kithost.protocol.KitFamily;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A kit that is a systemd unit: restore starts it, remove stops it, recover restarts it, and quickCheck asks systemd for its
 * state. systemd keeps the unit's processes, so no mark finds them: when the right is lost, the guard kills the unit and
 * stops it.
 *
 * <p>Thread-safe; blocks as {@code systemctl} does.
 */
final class SystemdKit extends AdapterKit {

    private static final Pattern UNIT = Pattern.compile("[A-Za-z0-9._@\\\\-]{1,255}");
    private static final Duration QUERY = Duration.ofSeconds(10);

    /** systemd's own default for a start or a stop is 90 s. */
    private static final Duration JOB = Duration.ofSeconds(100);

    private static final ActionTimeouts TIMEOUTS = new ActionTimeouts(JOB, JOB, QUERY, JOB.multipliedBy(2));
    private static final long BETWEEN_LOOKS_MILLIS = 100;

    private final String unit;
    private final AdapterSettings settings;

    private SystemdKit(String unit, AdapterSettings settings, Children children) {
        super(new KitDescriptor("systemd:" + unit, "1", "the systemd unit " + unit, List.of(), TIMEOUTS), children);
        this.unit = unit;
        this.settings = settings;
    }

    /** The kit of a unit, which need not exist; the name may leave {@code .service} out. */
    static SystemdKit of(String unit, AdapterSettings settings, Children children) throws KitException {
        if (!UNIT.matcher(unit).matches()) {
            throw Adapters.unusable(
                    "systemd:" + unit,
                    "'" + unit + "' is not the name of a unit",
                    "write it as `systemctl list-units` shows it, such as systemd:nginx.service");
        }
        return new SystemdKit(unit, settings, children);
    }

    /** That units can be protected here; empty without systemctl. */
    static Optional<KitFamily> family(AdapterSettings settings) {
        return program(settings.systemctl())
                .map(file -> new KitFamily("systemd", file.toString(), "any unit of this machine", List.of()));
    }

    private static Optional<Path> program(String name) {
        if (name.contains("/")) {
            return Optional.of(Path.of(name)).filter(Files::isExecutable);
        }
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    String source() {
        return settings.systemctl();
    }

    @Override
    String hash() {
        return "";
    }

    /** Not before it is known that the unit can be used: a step for one that is missing could never succeed. */
    @Override
    void announce(KitContext ctx) {}

    /** The stop comes first, so that nothing starts the unit again; the kill hurries it; the last one waits for the end. */
    private void leaveLetGoStep(KitContext ctx) throws KitException {
        String systemctl = program(settings.systemctl())
                .orElseThrow(() -> noSystemd(settings.systemctl() + " is not there"))
                .toString();
        ctx.letGo(new LetGoScript()
                .environment(Map.of("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin")))
                .then(systemctl, "stop", "--no-block", "--", unit)
                .then(systemctl, "kill", "-s", "KILL", "--", unit)
                .last(systemctl, "stop", "--", unit)
                .write(settings.work().resolve("letgo"), ctx.tag()));
    }

    @Override
    void restore(AdapterRun run) throws KitException {
        bringUp(run, "start");
    }

    @Override
    void recover(AdapterRun run) throws KitException {
        bringUp(run, "restart");
    }

    private void bringUp(AdapterRun run, String verb) throws KitException {
        UnitState before = requireUsable(show(run));
        if (before.startsAtBoot()) {
            run.ctx().warn(twoStarters());
        }
        leaveLetGoStep(run.ctx());
        run.ctx().gate().check();
        ChildResult result = systemctl(run, verb, "--", unit);
        UnitState after = settled(run);
        if (!after.isActive()) {
            throw new KitException(
                    KitException.Kind.BROKEN,
                    unit + " did not " + verb,
                    "it is " + after.words() + said(result),
                    after.active().equals("inactive") && result.succeeded()
                            ? "a unit that ends by itself stays active only with RemainAfterExit=yes"
                            : "see `systemctl status " + unit + "` and its journal");
        }
    }

    @Override
    public void remove(KitContext ctx) throws KitException {
        during(KitAction.REMOVE, ctx, run -> {
            UnitState before = show(run);
            if (before.load().equals("not-found") && before.isOut()) {
                return true;
            }
            ChildResult result = systemctl(run, "stop", "--", unit);
            UnitState after = settled(run);
            if (!after.isOut()) {
                throw new KitException(
                        KitException.Kind.BROKEN,
                        unit + " did not stop",
                        "it is " + after.words() + said(result),
                        "see `systemctl status " + unit + "` and its journal");
            }
            return true;
        });
    }

    @Override
    public Health quickCheck(KitContext ctx) throws KitException {
        return during(KitAction.QUICK_CHECK, ctx, run -> {
            UnitState state = show(run);
            if (state.isActive()) {
                return state.startsAtBoot() ? Health.healthy(twoStarters()) : Health.healthy();
            }
            String words = unit + " is " + state.words();
            return state.isOut() ? Health.failed(words) : Health.unknown(words);
        });
    }

    private String twoStarters() {
        return unit + " is enabled at boot, so systemd may start it where the cluster does not want it;"
                + " run `systemctl disable " + unit + "` on this node";
    }

    /** The state once nothing is under way any more. */
    private UnitState settled(AdapterRun run) throws KitException {
        UnitState state = show(run);
        while (state.isChanging()) {
            run.pause(BETWEEN_LOOKS_MILLIS, unit + " is still " + state.words());
            state = show(run);
        }
        return state;
    }

    private UnitState requireUsable(UnitState state) throws KitException {
        String why = switch (state.load()) {
            case "not-found" -> "this machine has no such unit";
            case "masked" -> "it is masked";
            case "loaded", "merged" -> "";
            default -> "systemd cannot use its file (" + state.load() + ")";
        };
        if (why.isEmpty()) {
            return state;
        }
        throw new KitException(
                KitException.Kind.DENIED,
                unit + " cannot be started",
                why,
                switch (state.load()) {
                    case "not-found" ->
                        "install it on this node, or correct the name; `systemctl list-unit-files` shows them";
                    case "masked" -> "run `systemctl unmask " + unit + "` on this node";
                    default -> "see `systemctl status " + unit + "`";
                });
    }

    private UnitState show(AdapterRun run) throws KitException {
        ChildResult result = systemctl(run, "show", "-p", UnitState.PROPERTIES, "--", unit);
        UnitState state = UnitState.read(result.out());
        if (!result.succeeded() || !state.isKnown()) {
            throw noSystemd("`systemctl show` ended with exit code " + result.exitCode() + said(result));
        }
        return state;
    }

    private static KitException noSystemd(String why) {
        return new KitException(
                KitException.Kind.DENIED,
                "systemd cannot be asked",
                why,
                "run the node on a machine with systemd, as a user who may manage units, or set ark.kits.systemctl");
    }

    private ChildResult systemctl(AdapterRun run, String... words) throws KitException {
        List<String> argv = new ArrayList<>(List.of(settings.systemctl()));
        argv.addAll(List.of(words));
        ChildResult result = run.run(argv, Map.of());
        if (result.ending() != ChildResult.Ending.EXITED) {
            throw new KitException(
                    KitException.Kind.INDETERMINATE,
                    run.action().word() + " of " + unit,
                    "`systemctl " + words[0] + "` did not end in time",
                    "");
        }
        return result;
    }

    private static String said(ChildResult result) {
        String lines = Said.lastLines(result.err());
        return lines.isEmpty() ? "" : ": " + lines;
    }
}
