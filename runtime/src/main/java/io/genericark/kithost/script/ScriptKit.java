package io.genericark.kithost.script;

import io.genericark.api.Ability;
import io.genericark.api.DeepCheck;
import io.genericark.api.Health;
import io.genericark.api.KitContext;
import io.genericark.api.KitDescriptor;
import io.genericark.api.KitException;
import io.genericark.api.RecoveryKit;
import io.genericark.kithost.child.ActionProcesses;
import io.genericark.kithost.child.Children;
import io.genericark.kithost.protocol.KitAction;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What all script kits share: the shape of an action. What brings in service passes the gate first; processes that a
 * successful restore or recover leaves behind stay, and everything else that an action has started ends with it.
 *
 * <p>Thread-safe; blocks as its script does.
 */
abstract class ScriptKit implements RecoveryKit, DeepCheck {

    /** The functions or files that a script kit may have. */
    static final List<KitAction> FUNCTIONS = List.of(
            KitAction.RESTORE,
            KitAction.REMOVE,
            KitAction.QUICK_CHECK,
            KitAction.RECOVER,
            KitAction.DEEP_CHECK,
            KitAction.PLAN,
            KitAction.PREFLIGHT);

    private final KitDescriptor descriptor;
    private final Set<Ability> abilities;
    private final Path directory;
    private final Children children;

    /**
     * Makes a kit.
     *
     * @param directory what its processes run in
     */
    ScriptKit(KitDescriptor descriptor, Set<Ability> abilities, Path directory, Children children) {
        this.descriptor = descriptor;
        this.abilities = Set.copyOf(abilities);
        this.directory = directory;
        this.children = children;
    }

    /** Does a restore, remove or recover. */
    abstract void act(KitAction action, KitContext ctx, ActionProcesses processes) throws KitException;

    /** Does a quickCheck. */
    abstract Health look(KitContext ctx, ActionProcesses processes) throws KitException;

    /** Does a deepCheck; called only of kits that have one. */
    abstract Health lookDeeply(KitContext ctx, ActionProcesses processes) throws KitException;

    /** Names what must be done when the right is lost, before anything is brought in service. */
    void announce(KitContext ctx) {}

    /**
     * What a kit with these functions or files can do.
     *
     * @throws IllegalArgumentException when it has no restore or no remove
     */
    static Set<Ability> abilities(Predicate<KitAction> has) {
        List<String> missing = List.of(KitAction.RESTORE, KitAction.REMOVE).stream()
                .filter(has.negate())
                .map(KitAction::word)
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    String.join(" and ", missing) + " is missing; a kit needs restore and remove");
        }
        EnumSet<Ability> abilities = EnumSet.noneOf(Ability.class);
        if (has.test(KitAction.QUICK_CHECK)) {
            abilities.add(Ability.QUICK_CHECK);
        }
        if (has.test(KitAction.RECOVER)) {
            abilities.add(Ability.RECOVER);
        }
        if (has.test(KitAction.DEEP_CHECK)) {
            abilities.add(Ability.DEEP_CHECK);
        }
        if (has.test(KitAction.PLAN)) {
            abilities.add(Ability.PLAN);
        }
        if (has.test(KitAction.PREFLIGHT)) {
            abilities.add(Ability.PREFLIGHT);
        }
        return abilities;
    }

    @Override
    public final KitDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public final Set<Ability> abilities() {
        return abilities;
    }

    @Override
    public final void restore(KitContext ctx) throws KitException {
        bringInService(KitAction.RESTORE, ctx);
    }

    @Override
    public final void recover(KitContext ctx) throws KitException {
        bringInService(KitAction.RECOVER, ctx);
    }

    @Override
    public final void remove(KitContext ctx) throws KitException {
        run(KitAction.REMOVE, ctx, processes -> {
            act(KitAction.REMOVE, ctx, processes);
            return true;
        });
    }

    @Override
    public final Health quickCheck(KitContext ctx) throws KitException {
        return run(KitAction.QUICK_CHECK, ctx, processes -> look(ctx, processes));
    }

    @Override
    public final Health deepCheck(KitContext ctx) throws KitException {
        return run(KitAction.DEEP_CHECK, ctx, processes -> lookDeeply(ctx, processes));
    }

    private void bringInService(KitAction action, KitContext ctx) throws KitException {
        ctx.gate().check();
        announce(ctx);
        run(action, ctx, processes -> {
            act(action, ctx, processes);
            return true;
        });
    }

    /** Runs an action and ends what it leaves behind, unless that is what it was for. */
    final <T> T run(KitAction action, KitContext ctx, ActionProcesses.Body<T> body) throws KitException {
        return new ActionProcesses(children, ctx, action, directory).during(body);
    }
}
