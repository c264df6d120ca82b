package io.genericark.shell.render;

import io.genericark.authoring.conformance.Result;
import io.genericark.authoring.conformance.Result.Verdict;
import io.genericark.shell.render.Paint.Tone;
import java.util.List;

/** What became of a kit's promises, as text. */
public final class KitTestText {
    private static final int VERDICT = "PASS  ".length();

    private KitTestText() {}

    /** One promise; what else is to be said is below it. */
    public static String result(Result result, Page page) {
        var text = new StringBuilder(page.paint()
                        .apply(tone(result.verdict()), result.verdict().name()))
                .append("  ")
                .append(page.painted(Tone.PLAIN, result.name() + ": " + result.sentence(), VERDICT));
        if (!result.text().isEmpty()) {
            text.append(" ".repeat(VERDICT)).append(page.painted(detail(result.verdict()), result.text(), VERDICT));
        }
        if (!result.next().isEmpty()) {
            text.append(" ".repeat(VERDICT)).append(page.painted(Tone.PLAIN, "Next: " + result.next(), VERDICT));
        }
        return text.toString();
    }

    /** The last line. */
    public static String summary(String kit, List<Result> results) {
        return kit + ": " + count(results, Verdict.PASS) + " kept, " + count(results, Verdict.FAIL) + " broken, "
                + count(results, Verdict.SKIP) + " not tried\n";
    }

    private static long count(List<Result> results, Verdict verdict) {
        return results.stream().filter(result -> result.verdict() == verdict).count();
    }

    private static Tone tone(Verdict verdict) {
        return switch (verdict) {
            case PASS -> Tone.GOOD;
            case FAIL -> Tone.BAD;
            case SKIP -> Tone.WARNING;
        };
    }

    private static Tone detail(Verdict verdict) {
        return switch (verdict) {
            case PASS, SKIP -> Tone.QUIET;
            case FAIL -> Tone.BAD;
        };
    }
}
