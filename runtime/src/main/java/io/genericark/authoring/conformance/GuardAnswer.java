package io.genericark.authoring.conformance;

import io.genericark.guard.GuardListener;
import io.genericark.guard.LetGoOutcome;
import io.genericark.guard.LetGoReport;
import java.util.concurrent.CompletableFuture;

/** Waits for the one let-go that was asked for. */
record GuardAnswer(CompletableFuture<LetGoReport> report) implements GuardListener {

    GuardAnswer() {
        this(new CompletableFuture<>());
    }

    @Override
    public void onLetGoDone(LetGoReport done) {
        report.complete(done);
    }

    @Override
    public void onStuck(String why) {
        failed(why);
    }

    @Override
    public void onDied(String how) {
        failed(how);
    }

    private void failed(String why) {
        report.complete(new LetGoReport(LetGoReport.Cause.ASKED, 0, new LetGoOutcome.Left(why), 0));
    }

    @Override
    public void onReady(String scheduling) {}

    @Override
    public void onLettingGo(LetGoReport.Cause cause) {}

    @Override
    public void onRemoved(String tag, LetGoOutcome outcome) {}

    @Override
    public void onLate(long millis) {}

    @Override
    public void onStillHeld(String what) {}
}
