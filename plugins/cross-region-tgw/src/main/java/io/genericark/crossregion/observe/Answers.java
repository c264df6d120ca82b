package io.genericark.crossregion.observe;

import io.genericark.api.KitException;
import io.genericark.crossregion.observe.Trip.Yield;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the same call has yielded for several things, by their ids. A thing may be asked about before it is known whether it is still
 * there, and again once that is known. For one thread.
 */
final class Answers<R> {

    private final String noun;
    private final Question<R> question;
    private final Map<String, Yield<Optional<R>>> yields = new LinkedHashMap<>();

    /** The call. */
    interface Question<R> {
        R ask(String id) throws KitException;
    }

    /** The noun is what an error calls the answer, with the id behind it. */
    Answers(String noun, Question<R> question) {
        this.noun = noun;
        this.question = question;
    }

    /** Asks about things that may be gone, as far as they hold up nothing else: that one cannot be answered for is no error. */
    void attempt(Trip trip, Collection<String> ids) {
        for (String id : ids) {
            if (!trip.isFull()) {
                yields.put(id, trip.add(noun + id, () -> attempted(id)));
            }
        }
    }

    private Optional<R> attempted(String id) {
        try {
            return Optional.of(question.ask(id));
        } catch (KitException e) {
            return Optional.empty();
        }
    }

    /** Asks about those of these that have not been answered for. */
    void ask(Trip trip, Collection<String> ids) {
        for (String id : ids) {
            if (find(id).isEmpty()) {
                yields.put(id, trip.add(noun + id, () -> Optional.of(question.ask(id))));
            }
        }
    }

    /** What a trip that is over has yielded. */
    Optional<R> find(String id) {
        return Optional.ofNullable(yields.get(id)).flatMap(Yield::get);
    }

    /** The same of something that was asked about. */
    R get(String id) {
        return find(id).orElseThrow();
    }
}
