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
import io.turbozap.bench.lab.Scale;
import io.turbozap.bench.lab.Server;
import io.turbozap.bench.lab.Store;
import io.turbozap.bench.lab.Stub;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How long it takes after a crash until everything that was queued is there again. */
public final class Recovery implements Measure {

    private static final String QUEUED = "ready, all queued";
    private static final String QUEUED_AFTER = "ready after listening, all queued";
    private static final String SENT = "ready, half sent";
    private static final long LIMIT = TimeUnit.MINUTES.toNanos(2);
    private static final long PAUSE_MILLIS = 50;
    private static final long SETTLE_MILLIS = 500;

    @Override
    public String name() {
        return "recovery";
    }

    @Override
    public String method() {
        return "campaigns of 250 contacts × 4 messages, one a session, created and executed over the API at an interval of a"
                + " day, the server ended by SIGKILL and started again on the same store; from the start of the process to"
                + " the first 200 on /health/ready; then once more with half of the requests written into the store as"
                + " sent; what is pending afterwards is checked";
    }

    @Override
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (Engine engine : List.of(Engine.SQLITE, Engine.POSTGRES)) {
            Goal[] goals = {Goal.atMost(5_000)};
            lines.add(Line.of(
                    "recovery of 1 M queued requests over 1,000 sessions, " + engine.title(),
                    engine.figure(QUEUED),
                    Unit.MILLIS,
                    goals));
            lines.add(Line.of("… of that since it listens", engine.figure(QUEUED_AFTER), Unit.MILLIS));
            lines.add(Line.of("… with half of them sent", engine.figure(SENT), Unit.MILLIS, goals));
        }
        return lines;
    }

    @Override
    public void round(Lab lab, Figures figures) throws IOException, InterruptedException {
        for (Engine engine : Engine.available(Engine.SQLITE, Engine.POSTGRES)) {
            lab.say("  " + engine.title());
            try (Store store = engine.open(lab);
                    Stub stub = lab.stub(0, false)) {
                Launch launch = Launch.waiting(stub).in(store);
                int sessions = lab.scale().sessionsRecovered();
                long each = 4L * Scale.CONTACTS_RECOVERED;
                fill(lab, launch, sessions, each);
                Server all = restart(lab, launch, sessions * (each - 1));
                figures.put(engine.figure(QUEUED), all.readyMillis());
                figures.put(engine.figure(QUEUED_AFTER), all.readyMillis() - all.startMillis());
                all.crash();
                SentRows.write(store, each / 2);
                Server half = restart(lab, launch, sessions * each / 2);
                figures.put(engine.figure(SENT), half.readyMillis());
                half.crash();
            }
        }
    }

    private static void fill(Lab lab, Launch launch, int sessions, long each) throws IOException, InterruptedException {
        Server server = lab.start(Product.TURBOZAP, launch);
        try (server;
                Crowd crowd = new Crowd(server)) {
            crowd.create(sessions, Scale.CONTACTS_RECOVERED, CampaignBody.Messages.FOUR);
            crowd.execute(0);
            long start = System.nanoTime();
            while (server.pending() > sessions * (each - 1)) {
                if (System.nanoTime() - start > LIMIT) {
                    throw new IOException("the first request of some sessions does not leave");
                }
                Thread.sleep(PAUSE_MILLIS);
            }
            Thread.sleep(SETTLE_MILLIS); // until the answers to them are recorded
            server.crash();
        }
    }

    private static Server restart(Lab lab, Launch launch, long pending) throws IOException, InterruptedException {
        Server server = lab.start(Product.TURBOZAP, launch);
        long found = server.pending();
        if (found != pending) {
            server.close();
            throw new IOException(found + " requests are pending after the crash instead of " + pending);
        }
        return server;
    }
}
