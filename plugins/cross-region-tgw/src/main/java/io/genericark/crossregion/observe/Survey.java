package io.genericark.crossregion.observe;

import io.genericark.api.KitException;
import io.genericark.api.KitException.Kind;
import io.genericark.aws.Ec2Calls;
import io.genericark.crossregion.topology.Attachment;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Looks at all places of a quest at the same time. With the regions given that takes one round trip, or two where something has come
 * since the last look; otherwise the regions are found by following the peerings from this node's own, and each further hop takes
 * one more.
 *
 * <p>A place that does not answer within one call's longest time is not waited for any longer and holds up no other: what could
 * not be read there is told. Used once.
 */
final class Survey {

    private final Quest quest;
    private final Function<Where, Ec2Calls> calls;
    private final Map<Where, Future<Look>> looks = new ConcurrentHashMap<>();

    Survey(Quest quest, Function<Where, Ec2Calls> calls) {
        this.quest = quest;
        this.calls = calls;
    }

    /**
     * Looks; blocks until all places have answered or were given up, and that long at most.
     *
     * @param errands what to do about places that are known from an earlier look
     * @throws KitException TRANSIENT when the action was cancelled
     */
    Map<Where, Look> look(Duration timeLeft, Map<Where, Errand> errands) throws KitException {
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("survey-", 0).factory())) {
            try {
                Starter starter = new Starter(threads, errands);
                quest.regions().forEach(starter::region);
                starter.region(quest.home()); // the nearest: its answers are the first in any case
                return finished(System.nanoTime() + timeLeft.toNanos());
            } finally {
                threads.shutdownNow();
            }
        }
    }

    /** Starts the look at each place once, whoever comes to know of it. */
    private final class Starter {
        private final ExecutorService threads;
        private final Map<Where, Errand> errands;

        Starter(ExecutorService threads, Map<Where, Errand> errands) {
            this.threads = threads;
            this.errands = errands;
        }

        void region(String region) {
            quest.in(region).forEach(where -> looks.computeIfAbsent(where, it -> threads.submit(() -> place(it))));
        }

        private Look place(Where where) {
            Consumer<String> met = region -> {
                if (quest.isFollowing()) {
                    region(region);
                }
            };
            try {
                return switch (errands.getOrDefault(where, new Errand.Everything(Optional.empty()))) {
                    case Errand.Keep(var before) -> {
                        regionsOf(before).forEach(met);
                        yield before;
                    }
                    case Errand.Routes(var before) -> {
                        regionsOf(before).forEach(met);
                        yield new Look.Read(new RoutesSurvey(quest, where, calls.apply(where), before).look());
                    }
                    case Errand.Everything(var before) ->
                        new Look.Read(new PlaceSurvey(quest, where, calls.apply(where), before).look(met));
                };
            } catch (KitException e) {
                return new Look.Failed(e);
            }
        }
    }

    private static List<String> regionsOf(Look look) {
        return switch (look) {
            case Look.Failed _ -> List.of();
            case Look.Read(var found) -> regionsOf(found);
        };
    }

    private static List<String> regionsOf(Found found) {
        return found.attachments().stream()
                .filter(Attachment.Peering.class::isInstance)
                .map(Attachment.Peering.class::cast)
                .flatMap(peering -> Stream.of(peering.requester(), peering.accepter()))
                .map(side -> side.place().region())
                .toList();
    }

    /** A look at one place may start others, so that their number is final only when all have ended. */
    private Map<Where, Look> finished(long deadline) throws KitException {
        Map<Where, Look> ended = new HashMap<>();
        while (!ended.keySet().containsAll(looks.keySet())) {
            for (Map.Entry<Where, Future<Look>> entry : Map.copyOf(looks).entrySet()) {
                if (!ended.containsKey(entry.getKey())) {
                    ended.put(entry.getKey(), ended(entry.getKey(), entry.getValue(), deadline));
                }
            }
        }
        return ended;
    }

    private static Look ended(Where where, Future<Look> look, long deadline) throws KitException {
        try {
            return look.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return new Look.Failed(new KitException(
                    Kind.TRANSIENT, where + " was not read", "the time of the action is used up", "", e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KitException(Kind.TRANSIENT, "the look was not finished", "it was cancelled", "", e);
        } catch (ExecutionException e) {
            return new Look.Failed(new KitException(
                    Kind.BROKEN,
                    where + " was not read",
                    String.valueOf(e.getCause()),
                    "report this as a fault of the kit",
                    e));
        }
    }
}
