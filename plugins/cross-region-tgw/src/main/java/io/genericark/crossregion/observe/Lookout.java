package io.genericark.crossregion.observe;

import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.aws.Ec2Calls;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Looks at all regions and accounts that VIPs pass, or at some of them in turn. Thread-safe; remembers for each resource what
 * its last looks have shown: a cheap look is filled up with it, and a whole one asks for it at once.
 *
 * <p>A place that does not answer is not waited for, and told as unread. Only the region of this node must be read, since the
 * VIP's way ends there; a role that is refused there is a matter of its account's tables alone.
 */
public final class Lookout {

    private final Map<String, Remembered> resources = new ConcurrentHashMap<>();

    /** What is known of each place, and how many looks ago it was read. */
    private record Remembered(Quest quest, Map<Where, Look> looks, Map<Where, Integer> ages) {
        static Remembered nothing(Quest quest) {
            return new Remembered(quest, Map.of(), Map.of());
        }
    }

    /**
     * Looks at everything; blocks for three calls at most when the regions are given, for one where nothing has come since the last
     * look, and never longer than the time left.
     *
     * @param resource whose looks these are
     * @throws KitException why this node's own region could not be read; TRANSIENT when the action was cancelled
     */
    public Sight everything(String resource, Quest quest, Function<Where, Ec2Calls> calls, Duration timeLeft)
            throws KitException {
        return look(resource, quest, calls, timeLeft, wholly(remembered(resource, quest)));
    }

    /**
     * Looks at what writes may have changed since the last look, in all places that could be read then. The first time that is
     * everything.
     *
     * @param resource whose looks these are
     * @throws KitException as {@link #everything} does
     */
    public Sight routes(String resource, Quest quest, Function<Where, Ec2Calls> calls, Duration timeLeft)
            throws KitException {
        Map<Where, Errand> errands = new HashMap<>();
        remembered(resource, quest)
                .looks()
                .forEach((where, look) -> errands.put(
                        where,
                        look instanceof Look.Read(var found) ? new Errand.Routes(found) : new Errand.Keep(look)));
        return look(resource, quest, calls, timeLeft, errands);
    }

    /**
     * Looks at this node's own region, at what could not be read the last time, and at the place that was not looked at for the
     * longest time; all else is as it was then. The first time that is everything.
     *
     * @param resource whose looks these are
     * @throws KitException as {@link #everything} does
     */
    public Sight sample(String resource, Quest quest, Function<Where, Ec2Calls> calls, Duration timeLeft)
            throws KitException {
        Remembered remembered = remembered(resource, quest);
        Map<Where, Errand> errands = wholly(remembered);
        untouched(remembered).forEach((where, look) -> errands.put(where, new Errand.Keep(look)));
        return look(resource, quest, calls, timeLeft, errands);
    }

    private Remembered remembered(String resource, Quest quest) {
        Remembered before = resources.get(resource);
        return before != null && before.quest().equals(quest) ? before : Remembered.nothing(quest);
    }

    private static Map<Where, Errand> wholly(Remembered before) {
        Map<Where, Errand> errands = new HashMap<>();
        before.looks().forEach((where, look) -> {
            if (look instanceof Look.Read(var found)) {
                errands.put(where, new Errand.Everything(Optional.of(found)));
            }
        });
        return errands;
    }

    private static Map<Where, Look> untouched(Remembered before) {
        Map<Where, Look> others = before.looks().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Look.Read)
                .filter(entry -> !entry.getKey().region().equals(before.quest().home()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Optional<Where> longest = others.keySet().stream()
                .min(Comparator.<Where>comparingInt(where -> -before.ages().getOrDefault(where, 0))
                        .thenComparing(Where::toString));
        longest.ifPresent(others::remove);
        return others;
    }

    private Sight look(
            String resource,
            Quest quest,
            Function<Where, Ec2Calls> calls,
            Duration timeLeft,
            Map<Where, Errand> errands)
            throws KitException {
        Map<Where, Look> looks = new Survey(quest, calls).look(timeLeft, errands);
        remember(resource, quest, looks, errands);
        for (Where where : quest.in(quest.home())) {
            if (looks.get(where) instanceof Look.Failed(KitException why)
                    && (where.equals(quest.start()) || why.kind() != Kind.DENIED)) {
                throw why;
            }
        }
        return new Assembly(quest, looks).sight();
    }

    private void remember(String resource, Quest quest, Map<Where, Look> looks, Map<Where, Errand> errands) {
        resources.compute(resource, (tag, before) -> {
            Map<Where, Integer> ages = new HashMap<>();
            looks.keySet()
                    .forEach(where -> ages.put(
                            where,
                            before != null && errands.get(where) instanceof Errand.Keep
                                    ? before.ages().getOrDefault(where, 0) + 1
                                    : 0));
            return new Remembered(quest, looks, ages);
        });
    }
}
