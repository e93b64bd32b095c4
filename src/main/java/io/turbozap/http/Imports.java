package io.turbozap.http;

import io.turbozap.config.Config;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Where files are read and lists put together: on few threads of their own, for it takes long. Thread-safe. */
final class Imports {

    private static final String THREADS = "turbozap-imports";
    private static final int AT_ONCE = 2;
    private static final long LONG_MINUTES = 10;

    /** How many recipients a list or a blast may have. */
    final int mostRecipients;

    Imports(Config config) {
        this.mostRecipients = config.limits().contacts();
    }

    /** Does {@code work} on one of those threads, as soon as one is free; the client of {@code ctx} waits for it. */
    <T> Future<T> run(RoutingContext ctx, Callable<T> work) {
        WorkerExecutor threads =
                ctx.vertx().createSharedWorkerExecutor(THREADS, AT_ONCE, LONG_MINUTES, TimeUnit.MINUTES);
        Future<T> done = threads.executeBlocking(work, /* ordered= */ false).eventually(threads::close);
        return Patience.during(ctx, done);
    }
}
