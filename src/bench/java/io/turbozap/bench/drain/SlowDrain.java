package io.turbozap.bench.drain;

import io.turbozap.bench.figure.Figures;
import io.turbozap.bench.figure.Goal;
import io.turbozap.bench.figure.Line;
import io.turbozap.bench.figure.Unit;
import io.turbozap.bench.lab.Lab;
import io.turbozap.bench.lab.Launch;
import io.turbozap.bench.lab.Measure;
import io.turbozap.bench.lab.Product;
import io.turbozap.bench.lab.Server;
import io.turbozap.bench.lab.Stub;
import java.io.IOException;
import java.util.List;

/** How close a drain comes to what the latency of WAHA allows: one request a session at any time. */
public final class SlowDrain implements Measure {

    static final int LATENCY_MILLIS = 20;

    private static final String SHARE = "share of ideal";
    private static final String CPU = "CPU";

    private final int sessions;
    private final List<Product> products;
    private final Goal goal;

    private SlowDrain(int sessions, Goal goal, Product... products) {
        this.sessions = sessions;
        this.goal = goal;
        this.products = List.of(products);
    }

    public static SlowDrain ofFiftySessions() {
        return new SlowDrain(50, Goal.atLeast(90, 94), Product.TURBOZAP, Product.REFERENCE);
    }

    public static SlowDrain ofFiveHundredSessions() {
        return new SlowDrain(500, Goal.atLeast(60, 85), Product.TURBOZAP);
    }

    /** The most requests a second that so many sessions can send. */
    static double ideal(int sessions) {
        return sessions * 1000.0 / LATENCY_MILLIS;
    }

    @Override
    public String name() {
        return "latency" + sessions;
    }

    @Override
    public String method() {
        return "unpinned, interval 0, every send answered after 20 ms, 8 s of warm-up, 6 s measured at the stub";
    }

    @Override
    public List<Line> lines() {
        String text =
                "drain, " + sessions + " sessions, stub latency 20 ms, of " + Unit.PER_SECOND.show(ideal(sessions));
        Line share = Line.of(text, Product.TURBOZAP.figure(SHARE), Unit.PERCENT, goal);
        Line cpu = Line.of("… its CPU time a request", Product.TURBOZAP.figure(CPU), Unit.MICROS);
        return products.contains(Product.REFERENCE)
                ? List.of(
                        share.against(Product.REFERENCE.figure(SHARE), Product.REFERENCE.title()),
                        cpu.against(Product.REFERENCE.figure(CPU), Product.REFERENCE.title()))
                : List.of(share, cpu);
    }

    @Override
    public void round(Lab lab, Figures figures) throws IOException, InterruptedException {
        int contacts = lab.scale().contactsFor(ideal(sessions), sessions);
        for (Product product : lab.available(products.toArray(Product[]::new))) {
            try (Stub stub = lab.stub(LATENCY_MILLIS, false);
                    Server server = lab.start(product, Launch.against(stub, 0))) {
                server.load(sessions, contacts);
                Speed speed = Speed.measure(stub, server.child(), 4L * contacts * sessions, lab.scale());
                figures.put(product.figure(SHARE), 100 * speed.perSecond() / ideal(sessions));
                figures.put(product.figure(CPU), speed.cpuMicros());
            }
        }
    }
}
