package io.turbozap.http.recipient;

import static io.turbozap.http.LifecycleApiTest.await;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.turbozap.fixture.Waiting;
import io.turbozap.http.web.ApiException;
import io.turbozap.recipients.table.UnusableFileException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.junit5.VertxExtension;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How long an import may go on, and for whom. */
@ExtendWith(VertxExtension.class)
class ImportsTest {

    /** A clock that stands until it is set. */
    private static final class SetClock extends Clock {
        private volatile Instant now = Instant.parse("2024-01-20T10:30:45Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void an_import_has_two_minutes() {
        SetClock clock = new SetClock();
        ImportDeadline watch = new ImportDeadline(clock, new ImportDeadline.Departure());

        clock.now = clock.now.plus(Duration.ofSeconds(119));
        assertDoesNotThrow(watch::run);
        clock.now = clock.now.plus(Duration.ofSeconds(1));
        assertEquals(
                413,
                ApiException.unusable(assertThrows(UnusableFileException.class, watch::run))
                        .status());
    }

    @Test
    void imports_whose_clients_have_left_end_and_small_ones_do_not_wait_for_large_ones(Vertx vertx) throws Exception {
        Imports imports = new Imports(10, Clock.systemUTC());
        CountDownLatch begun = new CountDownLatch(2);
        AtomicReference<Throwable> end = new AtomicReference<>();
        Router router = Router.router(vertx);
        router.post("/large").handler(ctx -> imports.<Void>run(ctx, 1_000_000, watch -> {
                    begun.countDown();
                    while (true) {
                        watch.run();
                        Thread.onSpinWait();
                    }
                })
                .onFailure(end::set));
        router.post("/small")
                .handler(ctx -> imports.run(ctx, 10, watch -> "done").onSuccess(ctx::end));
        int port = await(vertx.createHttpServer().requestHandler(router).listen(0, "localhost"))
                .actualPort();
        var client = vertx.createHttpClient();
        HttpClientRequest first = await(client.request(HttpMethod.POST, port, "localhost", "/large"));
        HttpClientRequest second = await(client.request(HttpMethod.POST, port, "localhost", "/large"));
        first.end();
        second.end();
        begun.await();

        assertEquals(
                "done",
                await(client.request(HttpMethod.POST, port, "localhost", "/small")
                                .compose(request -> request.send().compose(HttpClientResponse::body)))
                        .toString());
        await(first.connection().close());
        await(second.connection().close());
        Waiting.until(() -> "imports go on for nobody", 30, () -> end.get() instanceof HttpClosedException);
        assertEquals(
                "done",
                await(client.request(HttpMethod.POST, port, "localhost", "/small")
                                .compose(request -> request.send().compose(HttpClientResponse::body)))
                        .toString());
    }
}
