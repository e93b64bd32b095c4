package io.turbozap.bench.drain;

import io.turbozap.bench.figure.Figures;
import io.turbozap.bench.figure.Goal;
import io.turbozap.bench.figure.Line;
import io.turbozap.bench.figure.Unit;
import io.turbozap.bench.lab.Engine;
import io.turbozap.bench.lab.Lab;
import io.turbozap.bench.lab.Launch;
import io.turbozap.bench.lab.Measure;
import io.turbozap.bench.lab.Product;
import io.turbozap.bench.lab.Redis;
import io.turbozap.bench.lab.Server;
import io.turbozap.bench.lab.Store;
import io.turbozap.bench.lab.Stub;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The same job, brought in and drained, beside a queue on Redis. */
public final class AgainstBullMq implements Measure {

    private static final String RATE = "create and drain";
    private static final int SESSIONS = 50;
    private static final long PAUSE_MILLIS = 5;
    private static final long LIMIT = TimeUnit.MINUTES.toNanos(10);

    @Override
    public String name() {
        return "bullmq";
    }

    @Override
    public String method() {
        return "100 000 requests from the first byte of the first create to the last at the stub, after a fifth of them as"
                + " warm-up: 50 sessions recording on SQLite, beside BullMQ (addBulk, one queue, concurrency 50) on a Redis"
                + " that keeps nothing on disk";
    }

    @Override
    public List<Line> lines() {
        return List.of(Line.of(
                        "create and drain, 50 in flight, durable on " + Engine.SQLITE.title(),
                        Product.TURBOZAP.figure(RATE),
                        Unit.PER_SECOND,
                        Goal.timesBetter(5))
                .against(Product.BULLMQ.figure(RATE), Product.BULLMQ.title()));
    }

    @Override
    public void round(Lab lab, Figures figures) throws IOException, InterruptedException {
        int jobs = lab.scale().jobs();
        try (Store store = Engine.SQLITE.open(lab);
                Stub stub = lab.stub(0, false);
                Server server =
                        lab.start(Product.TURBOZAP, Launch.against(stub, 0).in(store))) {
            rate(stub, server, SESSIONS, jobs / 5);
            figures.put(Product.TURBOZAP.figure(RATE), rate(stub, server, SESSIONS, jobs));
        }
        if (!lab.has(Product.BULLMQ)) {
            return;
        }
        try (Redis redis = Redis.start(lab);
                Stub stub = lab.stub(0, false);
                Server server = lab.start(
                        Product.BULLMQ,
                        Launch.against(stub, 0)
                                .setting("REDIS_PORT", Integer.toString(redis.port()))
                                .setting("CONC", Integer.toString(SESSIONS)))) {
            rate(stub, server, 1, jobs / 5);
            figures.put(Product.BULLMQ.figure(RATE), rate(stub, server, 1, jobs));
        }
    }

    private static double rate(Stub stub, Server server, int sessions, int jobs)
            throws IOException, InterruptedException {
        int contacts = Math.max(1, jobs / 4 / sessions);
        long requests = 4L * contacts * sessions;
        long before = stub.count();
        long start = System.nanoTime();
        server.load(sessions, contacts);
        while (stub.count() < before + requests) {
            if (!server.child().isAlive() || System.nanoTime() - start > LIMIT) {
                throw new IOException(
                        "not everything was sent: " + server.child().lastLine());
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return requests * 1e9 / (System.nanoTime() - start);
    }
}
