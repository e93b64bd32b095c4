package io.turbozap.bench;

import io.turbozap.bench.figure.Figures;
import io.turbozap.bench.lab.Lab;
import io.turbozap.bench.lab.Measure;
import io.turbozap.bench.report.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs measures round by round, and goes on where one fails or hangs. */
final class Rounds implements AutoCloseable {

    private static final long LIMIT_MINUTES = 15;

    private final Lab lab;
    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor(Rounds::daemon);

    Rounds(Lab lab) {
        this.lab = lab;
    }

    Outcome run(Measure measure) throws InterruptedException {
        List<Figures> rounds = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        for (int round = 1; round <= lab.scale().rounds(); round++) {
            lab.say(measure.name() + ", round " + round + " of " + lab.scale().rounds());
            Figures figures = new Figures();
            rounds.add(figures);
            try {
                guarded(measure, figures);
                lab.say("  " + figures.show());
            } catch (IOException | RuntimeException e) {
                if (lab.isClosed()) {
                    throw new InterruptedException("the bench was told to end");
                }
                failures.add("round " + round + ": " + e.getMessage());
                lab.say("  failed: " + e);
            }
        }
        return new Outcome(measure, rounds, failures);
    }

    private void guarded(Measure measure, Figures figures) throws IOException, InterruptedException {
        Future<?> bark = watchdog.schedule(lab::interrupt, LIMIT_MINUTES, TimeUnit.MINUTES);
        try {
            measure.round(lab, figures);
        } finally {
            bark.cancel(false);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "bench-watchdog");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        watchdog.shutdownNow();
    }
}
