package io.turbozap.cli;

import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Binds the main thread and the end of the process to what runs on event loops. */
final class Lifetime {

    private static final Logger log = LoggerFactory.getLogger(Lifetime.class);
    /** Well beyond every grace inside; only a bug takes longer. */
    private static final long LONGEST_STOP_SECONDS = 120;

    private Lifetime() {}

    /** Waits for a future on the main thread; its failure is thrown as it is if it is unchecked. */
    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /**
     * Waits until the process is told to end (SIGTERM, Ctrl-C), then stops everything, one after the other, and ends it
     * with exit code 0: whoever runs it asked for nothing else.
     */
    static void untilTerminated(List<Supplier<Future<Void>>> stops) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stops), "shutdown"));
        new CountDownLatch(1).await();
    }

    private static void end(List<Supplier<Future<Void>>> stops) {
        int exitCode = 0;
        try {
            log.info("stopping");
            for (Supplier<Future<Void>> stop : stops) {
                stop.get().toCompletionStage().toCompletableFuture().get(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
            }
            log.info("stopped");
        } catch (InterruptedException | TimeoutException | ExecutionException e) {
            log.error("could not stop cleanly", e);
            exitCode = 1;
        }
        Runtime.getRuntime().halt(exitCode);
    }
}
