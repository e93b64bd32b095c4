package io.turbozap.bench.create;

import io.turbozap.bench.client.Http;
import io.turbozap.bench.lab.Server;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Asks for {@code /health} again and again on several connections, so that every event loop is watched. */
final class HealthWatch implements AutoCloseable {

    private static final int CONNECTIONS = 4;
    private static final long PAUSE_MILLIS = 3;

    private final AtomicLong worst = new AtomicLong();
    private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean ended;

    HealthWatch(Server server) throws IOException {
        for (int i = 0; i < CONNECTIONS; i++) {
            Http http = server.connect();
            Thread thread = new Thread(() -> watch(http), "health-watch-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    void startOver() {
        worst.set(0);
    }

    /** The longest that an answer took since the last start, in milliseconds. */
    double worstMillis() throws IOException {
        IOException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        return worst.get() / 1e6;
    }

    private void watch(Http http) {
        try (http) {
            while (!ended) {
                long start = System.nanoTime();
                http.get("/health").expect(200);
                worst.accumulateAndGet(System.nanoTime() - start, Math::max);
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (IOException e) {
            failure.set(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended = true;
        threads.forEach(Thread::interrupt);
    }
}
