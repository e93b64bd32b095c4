package io.turbozap.bench.create;

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
import java.io.IOException;
import java.util.List;

/** How long a large campaign takes until it is on disk and its 201 is there. */
public final class DurableCreate implements Measure {

    private static final String TIME = "create";

    @Override
    public String name() {
        return "durablecreate";
    }

    @Override
    public String method() {
        return "as create, at most twice the time in memory being half as good";
    }

    @Override
    public List<Line> lines() {
        String text = "create 1 M contacts × 4 messages, durable on ";
        return List.of(
                line(text + Engine.SQLITE.title(), Engine.SQLITE, Goal.timesBetter(0.5)),
                line(text + Engine.POSTGRES.title(), Engine.POSTGRES));
    }

    private static Line line(String text, Engine engine, Goal... goals) {
        return Line.of(text, engine.figure(TIME), Unit.MILLIS, goals)
                .against(Engine.MEMORY.figure(TIME), Engine.MEMORY.title());
    }

    @Override
    public void round(Lab lab, Figures figures) throws IOException, InterruptedException {
        byte[] body = CampaignBody.of("bench", lab.scale().contacts(), CampaignBody.Messages.FOUR);
        for (Engine engine : Engine.available(Engine.MEMORY, Engine.SQLITE, Engine.POSTGRES)) {
            lab.say("  " + engine.title());
            try (Store store = engine.open(lab);
                    Server server = lab.start(Product.TURBOZAP, Launch.idle().in(store))) {
                CreateSpeed.warmUp(server, lab.scale());
                figures.put(engine.figure(TIME), server.createMillis(body));
            }
        }
    }
}
