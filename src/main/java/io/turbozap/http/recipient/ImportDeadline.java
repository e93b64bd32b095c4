package io.turbozap.http.recipient;

import io.turbozap.recipients.table.UnusableFileException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/**
 * Limit of an import: it may go on while its client waits, and for {@value #SECONDS} seconds and no longer.
 * Thread-safe.
 */
final class ImportDeadline implements Runnable {

    /** Many times what the largest list takes on a slow machine. */
    static final long SECONDS = 120;

    private final Clock clock;
    private final long end;
    private final Departure client;

    /** Flag that the client of a request has gone. */
    static final class Departure {

        private volatile boolean gone;

        static Departure of(RoutingContext ctx) {
            Departure departure = new Departure();
            ctx.addEndHandler(ended -> departure.gone = true);
            return departure;
        }
    }

    /** The time begins now. */
    ImportDeadline(Clock clock, Departure client) {
        this.clock = clock;
        this.end = clock.millis() + TimeUnit.SECONDS.toMillis(SECONDS);
        this.client = client;
    }

    /**
     * Checks that the import may go on.
     *
     * @throws RuntimeException if it may not go on
     */
    @Override
    public void run() {
        if (client.gone) {
            throw new HttpClosedException("the client of an import has left");
        }
        if (clock.millis() >= end) {
            throw UnusableFileException.tooLarge("Reading takes longer than " + SECONDS + " seconds: split the file");
        }
    }
}
