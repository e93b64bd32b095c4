package io.turbozap.process;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A thread that ends the process when there was no heartbeat for a given time: a thread that hangs would otherwise go
 * unnoticed.
 */
public final class Watchdog implements AutoCloseable {

    private static final long MOST_MILLIS_BETWEEN_LOOKS = 1_000;
    private static final int LOOKS_WITHIN_TIMEOUT = 10;
    private static final int FRAMES = 8;

    private final long timeout;
    private final long period;
    private final List<Silence> silences;
    private final Consumer<String> end;
    private final Thread thread = new Thread(this::run, "watchdog");

    private Watchdog(List<Heartbeat> hearts, long timeoutMillis, Consumer<String> end) {
        this.timeout = timeoutMillis;
        this.period = Math.max(1, Math.min(MOST_MILLIS_BETWEEN_LOOKS, timeoutMillis / LOOKS_WITHIN_TIMEOUT));
        this.silences =
                hearts.stream().map(heart -> new Silence(heart, 2 * period)).toList();
        this.end = end;
    }

    /**
     * Begins to watch.
     *
     * @param timeoutMillis how long a heart may be silent; at least 1
     */
    public static Watchdog over(List<Heartbeat> hearts, long timeoutMillis) {
        return over(hearts, timeoutMillis, Halt::now);
    }

    static Watchdog over(List<Heartbeat> hearts, long timeoutMillis, Consumer<String> end) {
        Watchdog watchdog = new Watchdog(hearts, timeoutMillis, end);
        watchdog.thread.setDaemon(true);
        watchdog.thread.start();
        return watchdog;
    }

    /** Watches no more. */
    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            long last = System.nanoTime();
            while (true) {
                Thread.sleep(period);
                long now = System.nanoTime(); // a clock that cannot be set
                check(TimeUnit.NANOSECONDS.toMillis(now - last));
                last = now;
            }
        } catch (InterruptedException closed) {
            // that was all
        }
    }

    private void check(long sinceLast) {
        for (Silence silence : silences) {
            if (silence.check(sinceLast) >= timeout) {
                end.accept(silence.heart().name() + " has not answered for " + timeout + " ms"
                        + whereabouts(silence.heart().thread()));
            }
        }
    }

    /** Not by the log, which may be what everybody waits for. */
    private static String whereabouts(@Nullable Thread silent) {
        return silent == null
                ? ""
                : Arrays.stream(silent.getStackTrace())
                        .limit(FRAMES)
                        .map(StackTraceElement::toString)
                        .collect(Collectors.joining(" < ", " (at ", ")"));
    }
}
