package io.turbozap.bench.process;

import java.io.PrintStream;

/** Progress with the time that has passed. */
public final class Stopwatch implements Progress {

    private final PrintStream out;
    private final long start = System.nanoTime();

    public Stopwatch(PrintStream out) {
        this.out = out;
    }

    @Override
    public void say(String text) {
        long seconds = (System.nanoTime() - start) / 1_000_000_000;
        out.printf("%3d:%02d  %s%n", seconds / 60, seconds % 60, text);
    }
}
