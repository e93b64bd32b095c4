package io.turbozap.bench.state;

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
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a store adds to the start. */
public final class DurableStart implements Measure {

    private static final String EMPTY = "ready, empty store";
    private static final String AGAIN = "ready, known store";
    private static final String MORE = "more than in memory";

    @Override
    public String name() {
        return "durablestart";
    }

    @Override
    public String method() {
        return "fresh process, /health/ready asked every 2 ms, which is answered with 200 once the store is open and read;"
                + " first on an empty store, whose schema is made, then on the same store again; each minus the same in"
                + " memory";
    }

    @Override
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of("start to ready, in memory", Engine.MEMORY.figure(EMPTY), Unit.MILLIS));
        for (Engine engine : List.of(Engine.SQLITE, Engine.POSTGRES)) {
            Goal[] goals = engine == Engine.SQLITE ? new Goal[] {Goal.atMost(600)} : new Goal[0];
            lines.add(Line.of(
                    "… with an empty " + engine.title() + ", more",
                    engine.figure(EMPTY + ", " + MORE),
                    Unit.MILLIS,
                    goals));
            lines.add(Line.of("… started again on it, more", engine.figure(AGAIN + ", " + MORE), Unit.MILLIS, goals));
        }
        return lines;
    }

    @Override
    public void round(Lab lab, Figures figures) throws IOException, InterruptedException {
        double memory = 0;
        for (Engine engine : Engine.available(Engine.MEMORY, Engine.SQLITE, Engine.POSTGRES)) {
            lab.say("  " + engine.title());
            try (Store store = engine.open(lab)) {
                double first = ready(lab, store);
                figures.put(engine.figure(EMPTY), first);
                if (engine == Engine.MEMORY) {
                    memory = first;
                    continue;
                }
                double again = ready(lab, store);
                figures.put(engine.figure(AGAIN), again);
                figures.put(engine.figure(EMPTY + ", " + MORE), first - memory);
                figures.put(engine.figure(AGAIN + ", " + MORE), again - memory);
            }
        }
    }

    private static double ready(Lab lab, Store store) throws IOException, InterruptedException {
        try (Server server = lab.start(Product.TURBOZAP, Launch.idle().in(store))) {
            return server.readyMillis();
        }
    }
}
