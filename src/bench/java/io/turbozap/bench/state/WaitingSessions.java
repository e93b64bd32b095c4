package io.turbozap.bench.state;

import io.turbozap.bench.client.CampaignBody;
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
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;

/** What very many sessions cost that wait for their interval, and how punctual they are. */
public final class WaitingSessions implements Measure {

    private static final String CPU = "CPU share";
    private static final String BYTES = "heap a session";
    private static final String LIMIT = "heap limit";
    private static final String RESIDENT = "RSS";
    private static final String LATENESS = "lateness p99";
    private static final int CONTACTS = 6;
    private static final int SMALL_HEAP = 512;
    private static final int LARGE_HEAP = 2048; // so that there are figures for sessions that cost too much

    @Override
    public String name() {
        return "waiting";
    }

    @Override
    public String method() {
        return "-Xmx512m, or -Xmx2048m where that is too little, one campaign of 6 texts a session, executes spread over one interval, then measured over the"
                + " next one; a receiver in its own process (Java, closing idle connections after 6 s as WAHA does) takes"
                + " lateness as gap − interval between the sends of a session; heap after a full collection, minus that"
                + " before the sessions";
    }

    @Override
    public List<Line> lines() {
        return List.of(
                Line.of("100 000 waiting sessions, 60 s interval: CPU", CPU, Unit.CORES, Goal.atMost(1, 0.25)),
                Line.of("… heap a session, its campaign included", BYTES, Unit.BYTES, Goal.atMost(4096)),
                Line.of("… -Xmx it ran with", LIMIT, Unit.MEGABYTES),
                Line.of("… RSS", RESIDENT, Unit.MEGABYTES, Goal.atMost(500, 250)),
                Line.of("… lateness, p99", LATENESS, Unit.MILLIS, Goal.atMost(50, 20)));
    }

    @Override
    public void round(Lab lab, Figures figures) throws IOException, InterruptedException {
        try {
            measure(lab, SMALL_HEAP, figures);
        } catch (IOException e) {
            lab.say("  not with " + SMALL_HEAP + " MB: " + e.getMessage());
            measure(lab, LARGE_HEAP, figures);
        }
    }

    private static void measure(Lab lab, int heap, Figures figures) throws IOException, InterruptedException {
        int sessions = lab.scale().waitingSessions();
        long interval = lab.scale().waitingIntervalMillis();
        try (Stub stub = lab.punctualStub(interval, sessions);
                Server server = lab.start(
                        Product.TURBOZAP, Launch.against(stub, interval).heap(heap))) {
            server.execute(server.create(CampaignBody.of("before", 1, CampaignBody.Messages.ONE)));
            long before = server.liveBytes(lab);
            try (Crowd crowd = new Crowd(server)) {
                crowd.create(sessions, CONTACTS, CampaignBody.Messages.ONE);
                crowd.execute(interval);
            }
            watch(stub, server, interval, figures);
            figures.put(BYTES, (double) (server.liveBytes(lab) - before) / sessions);
            figures.put(LIMIT, heap);
        }
    }

    private static void watch(Stub stub, Server server, long interval, Figures figures)
            throws IOException, InterruptedException {
        stub.latenessSinceLast();
        double cpu = server.child().cpuMicros();
        long start = System.nanoTime();
        Thread.sleep(interval);
        double micros = (System.nanoTime() - start) / 1e3;
        figures.put(CPU, (server.child().cpuMicros() - cpu) / micros);
        figures.put(RESIDENT, server.child().residentMegabytes());
        JsonObject lateness = stub.latenessSinceLast();
        if (lateness.getLong("count") == 0) {
            throw new IOException("no session sent twice");
        }
        figures.put(LATENESS, lateness.getDouble("p99"));
        figures.put("lateness p50", lateness.getDouble("p50"));
        figures.put("lateness max", lateness.getDouble("max"));
    }
}
