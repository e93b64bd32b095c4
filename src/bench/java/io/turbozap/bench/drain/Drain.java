package io.turbozap.bench.drain;

import io.turbozap.bench.client.BareClient;
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
import io.turbozap.bench.process.Child;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How fast full queues are drained at interval 0, beside the reference and a client that does nothing else. */
public final class Drain implements Measure {

    private static final String RATE = "rate";
    private static final String CPU = "CPU";
    private static final String BARE = "bare client";

    private final String name;
    private final int sessions;
    private final boolean pinned;
    private final List<Line> lines;

    private Drain(String name, int sessions, boolean pinned, List<Line> lines) {
        this.name = name;
        this.sessions = sessions;
        this.pinned = pinned;
        this.lines = lines;
    }

    public static Drain ofOneSession() {
        String text = "drain, 1 session, interval 0, same CPU";
        List<Line> lines = new ArrayList<>();
        lines.add(againstReference(text, Goal.timesBetter(8, 10)));
        lines.add(againstBare(text));
        lines.add(againstRaw(text));
        lines.add(cpu(Goal.atMost(Double.NaN, 14)));
        return new Drain("drain1", 1, true, lines);
    }

    public static Drain ofFiftySessions() {
        String text = "drain, 50 sessions, interval 0";
        List<Line> lines = new ArrayList<>();
        lines.add(againstReference(text, Goal.timesBetter(12, 18)));
        lines.add(againstBare(text));
        lines.add(againstRaw(text, Goal.timesBetter(Double.NaN, 4.5)));
        lines.add(cpu());
        return new Drain("drain50", 50, false, lines);
    }

    private static Line againstReference(String text, Goal... goals) {
        return Line.of(text, Product.TURBOZAP.figure(RATE), Unit.PER_SECOND, goals)
                .against(Product.REFERENCE.figure(RATE), Product.REFERENCE.title());
    }

    private static Line againstBare(String text) {
        return Line.of(text, Product.TURBOZAP.figure(RATE), Unit.PER_SECOND, Goal.timesBetter(0.7))
                .against(BARE + ": " + RATE, BARE);
    }

    private static Line againstRaw(String text, Goal... goals) {
        return Line.of(text, Product.TURBOZAP.figure(RATE), Unit.PER_SECOND, goals)
                .against(Product.REFERENCE_RAW.figure(RATE), Product.REFERENCE_RAW.title());
    }

    private static Line cpu(Goal... goals) {
        return Line.of("… its CPU time a request", Product.TURBOZAP.figure(CPU), Unit.MICROS, goals)
                .against(Product.REFERENCE.figure(CPU), Product.REFERENCE.title());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String method() {
        return (pinned ? "sender and stub pinned to CPU 0 where taskset is, " : "unpinned, ")
                + "queues filled first, 8 s of warm-up, 6 s measured at the stub; the bare client keeps " + sessions
                + " in flight, one Vert.x connection each, on one event loop";
    }

    @Override
    public List<Line> lines() {
        return lines;
    }

    @Override
    public void round(Lab lab, Figures figures) throws IOException, InterruptedException {
        for (Product product : lab.available(Product.TURBOZAP, Product.REFERENCE, Product.REFERENCE_RAW)) {
            Speed speed = speed(lab, product);
            figures.put(product.figure(RATE), speed.perSecond());
            figures.put(product.figure(CPU), speed.cpuMicros());
        }
        Speed bare = bare(lab);
        figures.put(BARE + ": " + RATE, bare.perSecond());
        figures.put(BARE + ": " + CPU, bare.cpuMicros());
    }

    private Speed speed(Lab lab, Product product) throws IOException, InterruptedException {
        int contacts = lab.scale().contactsFor(product.mostPerSecond(), sessions);
        try (Stub stub = lab.stub(0, pinned);
                Server server = lab.start(product, Launch.against(stub, 0).onFirstCpu(pinned))) {
            server.load(sessions, contacts);
            return Speed.measure(stub, server.child(), 4L * contacts * sessions, lab.scale());
        }
    }

    private Speed bare(Lab lab) throws IOException, InterruptedException {
        try (Stub stub = lab.stub(0, pinned);
                Child client = lab.helper(
                        BareClient.class, pinned, Integer.toString(stub.port()), Integer.toString(sessions))) {
            return Speed.measure(stub, client, Long.MAX_VALUE, lab.scale());
        }
    }
}
