package io.genericark.authoring.conformance;

import io.genericark.authoring.conformance.Result.Verdict;
import io.genericark.kithost.TrialHost;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Tries promises one after another. What one of them leaves behind is cleared away before the next. Blocks for minutes. */
public final class Conformance {

    private Conformance() {}

    /**
     * Tries them.
     *
     * @param subject the kit and its resource
     * @param promises which
     * @param directory an empty directory for everything that the kit-host writes
     * @param heard gets each result when it is known
     * @return all results
     * @throws Unusable when the kit cannot be loaded
     */
    public static List<Result> run(Subject subject, List<Promise> promises, Path directory, Consumer<Result> heard)
            throws Unusable, IOException, InterruptedException {
        List<Result> results = new ArrayList<>();
        try (Bench bench = Bench.open(subject, directory)) {
            for (Promise promise : promises) {
                Result result = tried(promise, bench);
                results.add(result);
                heard.accept(result);
            }
        }
        return results;
    }

    /** A kit that cannot be loaded, and why. */
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String why) {
            super(why);
        }
    }

    private static Result tried(Promise promise, Bench bench) throws InterruptedException {
        long began = System.nanoTime();
        Ending ending = ending(promise, bench);
        String dirty = bench.clear();
        if (ending.verdict == Verdict.PASS && !dirty.isEmpty()) {
            ending = new Ending(
                    Verdict.FAIL, "what it left could not be cleared away: " + dirty, "let remove end all of it");
        }
        return new Result(
                promise.name(),
                promise.sentence(),
                ending.verdict,
                ending.text,
                ending.next,
                (System.nanoTime() - began) / 1_000_000);
    }

    private record Ending(Verdict verdict, String text, String next) {}

    private static Ending ending(Promise promise, Bench bench) throws InterruptedException {
        try {
            return new Ending(Verdict.PASS, promise.trial().on(bench), "");
        } catch (Promise.Broken e) {
            return new Ending(Verdict.FAIL, String.valueOf(e.getMessage()), e.next());
        } catch (Promise.NotTried e) {
            return new Ending(Verdict.SKIP, String.valueOf(e.getMessage()), "");
        } catch (TrialHost.Lost e) {
            return new Ending(
                    Verdict.FAIL,
                    String.valueOf(e.getMessage()),
                    "end when the thread is interrupted, and do not end the process that hosts the kit");
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            return new Ending(Verdict.SKIP, "this machine could not try it: " + e, "");
        }
    }
}
