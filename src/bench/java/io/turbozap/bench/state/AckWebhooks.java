package io.turbozap.bench.state;

import io.turbozap.bench.client.CampaignBody;
import io.turbozap.bench.figure.Figures;
import io.turbozap.bench.figure.Goal;
import io.turbozap.bench.figure.Line;
import io.turbozap.bench.figure.Unit;
import io.turbozap.bench.lab.Engine;
import io.turbozap.bench.lab.Lab;
import io.turbozap.bench.lab.Launch;
import io.turbozap.bench.lab.Measure;
import io.turbozap.bench.lab.Product;
import io.turbozap.bench.lab.Server;
import io.turbozap.bench.lab.Store;
import io.turbozap.bench.process.Child;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How many acks a second WAHA can tell by webhook until they are in the store. */
public final class AckWebhooks implements Measure {

    private static final String RATE = "acks";
    private static final String CPU = "CPU";
    private static final int SESSIONS = 50;
    private static final int CONNECTIONS = 16;
    private static final String KEY = "bench-key";
    private static final long PAUSE_MILLIS = 10;
    private static final long LIMIT = TimeUnit.MINUTES.toNanos(2);

    @Override
    public String name() {
        return "acks";
    }

    @Override
    public String method() {
        return "message.ack 1, 2 and 3 for each of 33 000 messages of 50 sessions, signed, each event once, on 16"
                + " connections from one thread in a process of its own, until all of them are in the SQLite store;"
                + " before that half as many for other messages as warm-up";
    }

    @Override
    public List<Line> lines() {
        return List.of(
                Line.of(
                        "ack webhooks, signed, recorded in " + Engine.SQLITE.title(),
                        RATE,
                        Unit.PER_SECOND,
                        Goal.atLeast(5_000, Double.NaN)),
                Line.of("… CPU time an ack", CPU, Unit.MICROS));
    }

    @Override
    public void round(Lab lab, Figures figures) throws IOException, InterruptedException {
        int warm = lab.scale().acks() / 2 / 3;
        int messages = lab.scale().acks() / 3;
        try (Store store = Engine.SQLITE.open(lab)) {
            Launch launch = Launch.idle().in(store).setting("WAHA_WEBHOOK_HMAC_KEY", KEY);
            int each = (warm + messages + SESSIONS - 1) / SESSIONS;
            try (Server server = lab.start(Product.TURBOZAP, launch)) {
                for (int session = 0; session < SESSIONS; session++) { // in turn, for that numbers the campaigns
                    server.create(CampaignBody.of("s" + session, (each + 3) / 4, CampaignBody.Messages.FOUR));
                }
            }
            SentRows.writeUnacked(store, each);
            try (Server server = lab.start(Product.TURBOZAP, launch)) {
                tell(lab, server, store, 0, warm);
                double cpu = server.child().cpuMicros();
                long start = System.nanoTime();
                tell(lab, server, store, warm, messages);
                figures.put(RATE, 3.0 * messages * 1e9 / (System.nanoTime() - start));
                figures.put(CPU, (server.child().cpuMicros() - cpu) / (3.0 * messages));
            }
        }
    }

    /** Sends the acks of {@code count} messages from the one of number {@code first} on, until they are recorded. */
    private static void tell(Lab lab, Server server, Store store, int first, int count)
            throws IOException, InterruptedException {
        Child sender = lab.helper(
                AckSender.class,
                false,
                Integer.toString(server.port()),
                Integer.toString(CONNECTIONS),
                KEY,
                Integer.toString(SESSIONS),
                Integer.toString(first),
                Integer.toString(count));
        sender.await(Duration.ofMinutes(5));
        long start = System.nanoTime();
        while (recorded(store) < first + count) {
            if (System.nanoTime() - start > LIMIT) {
                throw new IOException(recorded(store) + " messages are acknowledged instead of " + (first + count));
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static long recorded(Store store) throws IOException {
        return store.number("SELECT COUNT(*) FROM delivery WHERE ack = 3 AND server_at IS NOT NULL"
                + " AND delivered_at IS NOT NULL AND read_at IS NOT NULL");
    }
}
