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
import io.turbozap.bench.lab.Server;
import io.turbozap.bench.lab.Store;
import io.turbozap.bench.lab.Stub;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How fast full queues are drained at interval 0 when every send is recorded on disk before and after. */
public final class DurableDrain implements Measure {

    private static final String RATE = "rate";
    private static final String CPU = "CPU";

    private final String name;
    private final int sessions;
    private final List<Goal> goals;

    private DurableDrain(String name, int sessions, List<Goal> goals) {
        this.name = name;
        this.sessions = sessions;
        this.goals = goals;
    }

    public static DurableDrain ofOneSession() {
        return new DurableDrain("durable1", 1, List.of());
    }

    public static DurableDrain ofFiftySessions() {
        return new DurableDrain("durable50", 50, List.of(Goal.timesBetter(0.3)));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String method() {
        return "unpinned, queues filled first, 8 s of warm-up, 6 s measured at the stub; the intent of each send is on disk"
                + " before it starts, and its outcome before the next; PostgreSQL as initdb leaves it, fsync on, its CPU"
                + " time not counted";
    }

    @Override
    public List<Line> lines() {
        String text = "drain, " + sessions + (sessions == 1 ? " session" : " sessions") + ", interval 0, durable on ";
        List<Line> lines = new ArrayList<>();
        lines.add(line(text + Engine.SQLITE.title(), Engine.SQLITE, goals));
        lines.add(Line.of("… its CPU time a request", Engine.SQLITE.figure(CPU), Unit.MICROS)
                .against(Engine.MEMORY.figure(CPU), Engine.MEMORY.title()));
        lines.add(line(text + Engine.POSTGRES.title(), Engine.POSTGRES, List.of()));
        return lines;
    }

    private static Line line(String text, Engine engine, List<Goal> goals) {
        return Line.of(text, engine.figure(RATE), Unit.PER_SECOND, goals.toArray(Goal[]::new))
                .against(Engine.MEMORY.figure(RATE), Engine.MEMORY.title());
    }

    @Override
    public void round(Lab lab, Figures figures) throws IOException, InterruptedException {
        int contacts = lab.scale().contactsFor(Product.TURBOZAP.mostPerSecond(), sessions);
        for (Engine engine : Engine.available(Engine.MEMORY, Engine.SQLITE, Engine.POSTGRES)) {
            lab.say("  " + engine.title());
            try (Store store = engine.open(lab);
                    Stub stub = lab.stub(0, false);
                    Server server =
                            lab.start(Product.TURBOZAP, Launch.against(stub, 0).in(store))) {
                server.load(sessions, contacts);
                Speed speed = Speed.measure(stub, server.child(), 4L * contacts * sessions, lab.scale());
                figures.put(engine.figure(RATE), speed.perSecond());
                figures.put(engine.figure(CPU), speed.cpuMicros());
            }
        }
    }
}
