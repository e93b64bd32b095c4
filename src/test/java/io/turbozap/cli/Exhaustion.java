package io.turbozap.cli;

import io.turbozap.process.Blocking;
import io.turbozap.process.Halt;
import io.turbozap.store.Statement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * The real server, in which something goes wrong at a chosen place once a file {@code now} lies in its working directory.
 * What took the memory is let go of, so that the process could go on as if nothing had happened.
 */
public final class Exhaustion {

    /** Where, and what. */
    public enum Place {
        HANDLER_ON_A_LOOP,
        WORKER,
        WRITER_OF_THE_STORE,
        READER_OF_THE_STORE,
        OWN_THREAD,
        /** The loop waits for ever. */
        HANGING_LOOP,
        /** Someone catches it and goes on, in a process whose JVM has an eye on that. */
        SWALLOWED,
        /** So does the writer of the store, on which a store in memory is also read. */
        HANGING_WRITER
    }

    private Exhaustion() {}

    public static void main(String[] args) throws InterruptedException {
        Place place = Place.valueOf(args[0]);
        Halt.arm();
        try (ShutdownHook shutdownHook = ShutdownHook.begin()) {
            Server server = new Server(new ConfigOption().load());
            shutdownHook.add(server::stop);
            ShutdownHook.await(server.start());
            while (!Files.exists(Path.of("now"))) {
                Thread.sleep(20);
            }
            strike(place, server);
            shutdownHook.untilTerminated();
        }
    }

    private static void strike(Place place, Server server) {
        switch (place) {
            case HANDLER_ON_A_LOOP -> server.vertx().runOnContext(here -> takeAll());
            case WORKER -> Blocking.run(server.vertx(), Exhaustion::takeAll).onFailure(unheard -> {});
            case WRITER_OF_THE_STORE -> {
                // the driver makes bytes of it, for which there is no room
                String huge = "x".repeat((int) (Runtime.getRuntime().maxMemory() * 5 / 10));
                server.storage()
                        .database
                        .write(Statement.of("DELETE FROM campaign WHERE id = ?", huge))
                        .onFailure(unheard -> {});
            }
            case READER_OF_THE_STORE ->
                server.storage().database.read("SELECT 1", row -> takeAll()).onFailure(unheard -> {});
            case OWN_THREAD -> new Thread(Exhaustion::takeAll, "own").start();
            case HANGING_LOOP -> server.vertx().runOnContext(here -> awaitForEver());
            case SWALLOWED -> {
                try {
                    takeAll();
                } catch (OutOfMemoryError swallowed) {
                    // as many a library does
                }
            }
            case HANGING_WRITER ->
                server.storage()
                        .database
                        .read("SELECT 1", row -> awaitForEver())
                        .onFailure(unheard -> {});
        }
    }

    @SuppressWarnings("ModifiedButNotUsed") // it is there to take memory
    private static Map<String, byte[]> takeAll() {
        List<byte[]> taken = new ArrayList<>();
        while (true) {
            taken.add(new byte[1 << 20]);
        }
    }

    private static String awaitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "interrupted";
    }
}
