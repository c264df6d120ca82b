package io.genericark.guard;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Keeps what a guard tells, per kind. */
final class RecordingListener implements GuardListener {
    final BlockingQueue<String> ready = new LinkedBlockingQueue<>();
    final BlockingQueue<LetGoReport.Cause> lettingGo = new LinkedBlockingQueue<>();
    final BlockingQueue<LetGoReport> letGoDone = new LinkedBlockingQueue<>();
    final BlockingQueue<String> removed = new LinkedBlockingQueue<>();
    final BlockingQueue<String> stillHeld = new LinkedBlockingQueue<>();
    final BlockingQueue<String> stuck = new LinkedBlockingQueue<>();
    final BlockingQueue<String> died = new LinkedBlockingQueue<>();

    @Override
    public void onReady(String scheduling) {
        ready.add(scheduling);
    }

    @Override
    public void onLettingGo(LetGoReport.Cause cause) {
        lettingGo.add(cause);
    }

    @Override
    public void onLetGoDone(LetGoReport report) {
        letGoDone.add(report);
    }

    @Override
    public void onRemoved(String tag, LetGoOutcome outcome) {
        removed.add(tag + " " + outcome);
    }

    @Override
    public void onLate(long millis) {
        // Depends on the machine; nothing is asserted about it.
    }

    @Override
    public void onStillHeld(String what) {
        stillHeld.add(what);
    }

    @Override
    public void onStuck(String why) {
        stuck.add(why);
    }

    @Override
    public void onDied(String how) {
        died.add(how);
    }
}
