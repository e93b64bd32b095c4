package io.turbozap.bench.drain;

import io.turbozap.bench.client.Poller;
import io.turbozap.bench.figure.Figures;
import io.turbozap.bench.figure.Goal;
import io.turbozap.bench.figure.Line;
import io.turbozap.bench.figure.Unit;
import io.turbozap.bench.lab.Lab;
import io.turbozap.bench.lab.Launch;
import io.turbozap.bench.lab.Measure;
import io.turbozap.bench.lab.Product;
import io.turbozap.bench.lab.Scale;
import io.turbozap.bench.lab.Server;
import io.turbozap.bench.lab.Stub;
import io.turbozap.bench.process.Child;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** How fast the queue status is told to many who ask, and what is left for the sending meanwhile. */
public final class StatusUnderLoad implements Measure {

    private static final String RATE = "status rate";
    private static final String P99 = "status p99";
    private static final String LEFT = "drain left";
    private static final int SESSIONS = 50;
    private static final int CONNECTIONS = 50;
    private static final long MARGIN_MILLIS = 500;

    @Override
    public String name() {
        return "status";
    }

    @Override
    public String method() {
        return "50 sessions draining at a stub latency of 20 ms, first undisturbed, then with 50 connections asking without"
                + " a pause from the bench's own poller (one thread, own process, the same for both)";
    }

    @Override
    public List<Line> lines() {
        return List.of(
                Line.of(
                                "queue status, 50 connections, 50 sessions draining at 20 ms",
                                Product.TURBOZAP.figure(RATE),
                                Unit.PER_SECOND,
                                Goal.timesBetter(4, 6))
                        .against(Product.REFERENCE.figure(RATE), Product.REFERENCE.title()),
                Line.of("… its p99", Product.TURBOZAP.figure(P99), Unit.MILLIS, Goal.atMost(50, 15))
                        .against(Product.REFERENCE.figure(P99), Product.REFERENCE.title()),
                Line.of("… drain left meanwhile", Product.TURBOZAP.figure(LEFT), Unit.PERCENT, Goal.atLeast(60, 70))
                        .against(Product.REFERENCE.figure(LEFT), Product.REFERENCE.title()));
    }

    @Override
    public void round(Lab lab, Figures figures) throws IOException, InterruptedException {
        int contacts = 3 * lab.scale().contactsFor(SlowDrain.ideal(SESSIONS), SESSIONS);
        for (Product product : lab.available(Product.TURBOZAP, Product.REFERENCE)) {
            try (Stub stub = lab.stub(SlowDrain.LATENCY_MILLIS, false);
                    Server server = lab.start(product, Launch.against(stub, 0))) {
                server.load(SESSIONS, contacts);
                measure(lab, product, stub, server, 4L * contacts * SESSIONS, figures);
            }
        }
    }

    private static void measure(Lab lab, Product product, Stub stub, Server server, long queued, Figures figures)
            throws IOException, InterruptedException {
        Scale scale = lab.scale();
        Speed undisturbed = Speed.measure(stub, server.child(), queued, scale);
        long warmUp = scale.warmUpMillis() / 2;
        long window = scale.windowMillis() + 2 * MARGIN_MILLIS;
        try (Child poller = lab.helper(
                Poller.class,
                false,
                Integer.toString(server.port()),
                Integer.toString(CONNECTIONS),
                "/api/campaigns/queue/status",
                Long.toString(warmUp),
                Long.toString(window))) {
            Thread.sleep(warmUp + MARGIN_MILLIS);
            Speed disturbed = Speed.over(stub, server.child(), queued, scale.windowMillis());
            poller.await(Duration.ofMinutes(1));
            JsonObject result = new JsonObject(poller.lastLine());
            figures.put(product.figure(RATE), result.getDouble("rate"));
            figures.put(product.figure(P99), result.getDouble("p99"));
            figures.put(product.figure(LEFT), 100 * disturbed.perSecond() / undisturbed.perSecond());
        }
    }
}
