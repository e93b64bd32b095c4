package io.turbozap.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.store.RealPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random requests of every operation, good and broken ones, each of which is answered as the document says, in time, with
 * nothing left behind. {@code -Dfuzz.seed=} repeats a run, {@code -Dfuzz.requests=} makes it longer.
 */
@Tag("slow")
final class HttpFuzzTest {

    private static final int CLIENTS = 3;
    private static final int SLOW_MILLIS = 3_000;
    private static final int MOST_FAULTS = 30;
    private static final long LEEWAY_BYTES = 20_000_000;

    private final long seed = Long.getLong("fuzz.seed", System.nanoTime() & 0xffffffL);
    private final int requests = Integer.getInteger("fuzz.requests", 2_400);
    private final ApiDocument document = ApiDocument.read();
    private final Oracle oracle = new Oracle(document);
    private final Map<String, String> faults = new ConcurrentSkipListMap<>();
    private final Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();

    /** Read by each request, written by one that is to be alone. */
    private final ReentrantReadWriteLock alone = new ReentrantReadWriteLock();

    @TempDir
    Path directory;

    @Test
    void every_request_is_answered_as_documented_over_sqlite() throws Exception {
        run("sqlite:" + directory.resolve("fuzz.db"), requests);
    }

    @Test
    void every_request_is_answered_as_documented_over_postgres() throws Exception {
        run(RealPostgres.freshDatabase(), requests / 2);
    }

    private void run(String database, int requests) throws Exception {
        System.out.println("-Dfuzz.seed=" + seed + " -Dfuzz.requests=" + requests);
        try (FuzzServer server = new FuzzServer(directory, database)) {
            fuzz(server, seed, requests / 4);
            server.clean();
            long before = server.liveBytes();
            fuzz(server, seed + CLIENTS, requests - requests / 4);
            server.clean();
            long after = server.liveBytes();
            System.out.println(new TreeMap<>(statuses) + ", heap " + before + " then " + after + " bytes");
            server.untilReady();
            assertTrue(server.isAlive());
            assertTrue(
                    faults.isEmpty(), () -> "with -Dfuzz.seed=" + seed + "\n" + String.join("\n\n", faults.values()));
            assertEquals(List.of(), server.errors(), () -> "in the log, with -Dfuzz.seed=" + seed);
            assertTrue(after - before < LEEWAY_BYTES, () -> "heap grew from " + before + " to " + after);
        }
    }

    private void fuzz(FuzzServer server, long firstSeed, int count) throws InterruptedException, ExecutionException {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                long own = firstSeed + i;
                running.add(clients.submit(() -> {
                    client(server, own, count / CLIENTS);
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private void client(FuzzServer server, long ownSeed, int count) throws IOException {
        RequestGenerator generator = new RequestGenerator(document, new Random(ownSeed), server.url());
        try (HttpConnection connection = new HttpConnection(server.port)) {
            for (int i = 0; i < count && faults.size() < MOST_FAULTS; i++) {
                FuzzRequest request = generator.next();
                Answer answer = send(connection, request);
                String fault = oracle.fault(request, answer);
                if (fault == null && isSlow(request, answer)) {
                    fault = slowness(connection, request);
                }
                if (fault != null) {
                    note(connection, request, answer, fault);
                } else if (answer != null) {
                    generator.heard(request, answer);
                    statuses.computeIfAbsent(answer.status(), status -> new AtomicInteger())
                            .incrementAndGet();
                }
            }
        }
    }

    private @Nullable Answer send(HttpConnection connection, FuzzRequest request) throws IOException {
        alone.readLock().lock();
        try {
            return connection.send(request);
        } finally {
            alone.readLock().unlock();
        }
    }

    private static boolean isSlow(FuzzRequest request, @Nullable Answer answer) {
        return answer != null && answer.millis() > SLOW_MILLIS && !request.waits();
    }

    /** A busy machine makes anything slow once: what is slow three times alone is so by itself. */
    private @Nullable String slowness(HttpConnection connection, FuzzRequest request) throws IOException {
        alone.writeLock().lock();
        try {
            for (int i = 0; i < 3; i++) {
                if (!isSlow(request, connection.send(request))) {
                    return null;
                }
            }
            return "slower than " + SLOW_MILLIS + " ms";
        } finally {
            alone.writeLock().unlock();
        }
    }

    private void note(HttpConnection connection, FuzzRequest request, @Nullable Answer answer, String fault) {
        String kind = request.operation() + ": " + fault;
        if (faults.putIfAbsent(kind, kind) != null || faults.size() > MOST_FAULTS) {
            return;
        }
        FuzzRequest smallest = new Shrinker(candidate -> hasFault(connection, candidate, fault)).smallest(request);
        faults.put(kind, kind + "\n" + answer + "\n" + smallest.command(connection.host()));
    }

    private boolean hasFault(HttpConnection connection, FuzzRequest candidate, String fault) {
        try {
            return fault.equals(oracle.fault(candidate, send(connection, candidate)));
        } catch (IOException e) {
            return false;
        }
    }
}
