package io.turbozap.store;

import io.turbozap.store.opening.Stores;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How fast changes are stored when each of many callers waits for its own before the next: an insert and an update at a
 * time, as a send does. By hand: {@code StoreSpeed [url] [callers] [pairs] [contexts]}.
 */
final class StoreSpeed {

    private static final String INSERT = "INSERT INTO organization (id, name) VALUES (?, ?)";
    private static final String UPDATE = "UPDATE organization SET name = ? WHERE id = ?";

    private final Database database;
    private final int pairs;
    private final AtomicLong next = new AtomicLong(1_000);
    private final AtomicInteger running = new AtomicInteger();
    private final Promise<Void> done = Promise.promise();

    private StoreSpeed(Database database, int pairs) {
        this.database = database;
        this.pairs = pairs;
    }

    public static void main(String[] args) throws Exception {
        String url = args.length > 0
                ? args[0]
                : "sqlite:" + Files.createTempDirectory("speed").resolve("speed.db");
        int callers = args.length > 1 ? Integer.parseInt(args[1]) : 50;
        int pairs = args.length > 2 ? Integer.parseInt(args[2]) : 200_000;
        if (url.equals("postgres")) {
            url = RealPostgres.freshDatabase();
        }
        Vertx vertx = Vertx.vertx();
        Database database = await(Stores.open(vertx, url, StoreOptions.defaults()));
        for (int round = 0; round < 4; round++) {
            StoreSpeed speed = new StoreSpeed(database, pairs);
            speed.next.set(1_000L + (long) round * pairs);
            long start = System.nanoTime();
            speed.run(vertx, callers);
            double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
            System.out.printf(
                    Locale.ROOT,
                    "%-10s %4d callers: %,9.0f pairs/s, %,9.0f statements/s, %.2f ms a pair%n",
                    url.replaceFirst(":.*", ""),
                    callers,
                    pairs / seconds,
                    2 * pairs / seconds,
                    1_000 * seconds * callers / pairs);
        }
        await(database.close());
        await(vertx.close());
        System.exit(0);
    }

    private void run(Vertx vertx, int callers) throws Exception {
        running.set(callers);
        long last = next.get() + pairs;
        for (int i = 0; i < callers; i++) {
            vertx.deployVerticle(new io.vertx.core.VerticleBase() {
                @Override
                public Future<?> start() {
                    again(last);
                    return Future.succeededFuture();
                }
            });
        }
        await(done.future());
    }

    private void again(long last) {
        long id = next.getAndIncrement();
        if (id >= last) {
            if (running.decrementAndGet() == 0) {
                done.complete();
            }
            return;
        }
        database.write(List.of(Statement.of(INSERT, id, "session-1")))
                .compose(inserted -> database.write(List.of(Statement.of(UPDATE, "sent", id))))
                .onSuccess(updated -> again(last))
                .onFailure(done::tryFail);
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.MINUTES);
    }
}
