package io.turbozap.http.recipient;

import io.turbozap.http.upload.UploadSlots;
import io.turbozap.http.web.InterimResponses;
import io.turbozap.process.Blocking;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/**
 * Executor of imports, which read files and put lists together: on few threads of their own, for it takes long. What is
 * small has another one to itself, so that it need not wait for what is not. Thread-safe.
 */
public final class Imports {

    private static final String THREADS = "turbozap-imports";
    private static final int AT_ONCE = 2;
    private static final String SMALL_THREAD = "turbozap-small-imports";
    private static final long LONG_MINUTES = 10;
    /** The longest body of a small import, in bytes; together with a small list it takes seconds at most. */
    private static final long SMALL_BODY = UploadSlots.SMALL;

    /** The longest list that a small import adds to. */
    private static final int SMALL_LIST = 10_000;

    /** How many recipients a list or a blast may have. */
    final int mostRecipients;

    private final Clock clock;

    public Imports(int mostRecipients, Clock clock) {
        this.mostRecipients = mostRecipients;
        this.clock = clock;
    }

    /** The work of an import. */
    interface Work<T> {

        /**
         * The result of the import.
         *
         * @param watch to be asked often whether to go on; throws if not
         */
        T run(Runnable watch) throws Exception;
    }

    /**
     * Does {@code work} on one of those threads, as soon as one is free; the client of {@code ctx}, whose body was
     * read, waits for it. Ends soon after the client leaves, and after {@value ImportDeadline#SECONDS} seconds.
     *
     * @param members how many recipients there are beside those in the body
     */
    <T> Future<T> run(RoutingContext ctx, int members, Work<T> work) {
        boolean small = ctx.request().bytesRead() <= SMALL_BODY && members <= SMALL_LIST;
        WorkerExecutor threads = ctx.vertx()
                .createSharedWorkerExecutor(
                        small ? SMALL_THREAD : THREADS, small ? 1 : AT_ONCE, LONG_MINUTES, TimeUnit.MINUTES);
        ImportDeadline.Departure client = ImportDeadline.Departure.of(ctx);
        Future<T> done = Blocking.run(threads, () -> {
                    ImportDeadline watch = new ImportDeadline(clock, client);
                    watch.run();
                    return work.run(watch);
                })
                .eventually(threads::close);
        return InterimResponses.during(ctx, done);
    }
}
