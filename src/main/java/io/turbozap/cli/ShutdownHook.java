package io.turbozap.cli;

import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The span from the start of a command to SIGTERM or Ctrl-C, which end it with exit code 0 at any moment, also while it
 * starts. What was added is then stopped, one after the other. Closing it early leaves the exit code to the command.
 */
final class ShutdownHook implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ShutdownHook.class);
    /** Well beyond every grace inside; only a bug takes longer. */
    private static final long LONGEST_STOP_SECONDS = 120;

    private final List<Supplier<Future<Void>>> stops = new CopyOnWriteArrayList<>();
    private final Thread hook = new Thread(this::end, "shutdown");

    private ShutdownHook() {}

    /** Begins before anything is started that would have to be stopped. */
    static ShutdownHook begin() {
        ShutdownHook shutdownHook = new ShutdownHook();
        Runtime.getRuntime().addShutdownHook(shutdownHook.hook);
        return shutdownHook;
    }

    /** Adds what is to be stopped at the end, after what was added before. It has to work at any moment from now on. */
    void add(Supplier<Future<Void>> stop) {
        stops.add(stop);
    }

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

    /** Waits until the process ends, and so never returns. */
    void untilTerminated() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException terminated) {
            log.debug("the process is ending already");
        }
    }

    private void end() {
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
