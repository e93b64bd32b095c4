package io.turbozap.bench.drain;

import io.turbozap.bench.client.CampaignBody;
import io.turbozap.bench.client.SocketCrowd;
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
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** How many clients can watch one campaign go out, and what is left for the sending meanwhile. */
public final class SocketFanOut implements Measure {

    private static final String LEFT = "drain left beside sockets";
    private static final String SAW_THE_END = "clients that saw the end";
    private static final String UPDATES = "updates a client";
    private static final String RESIDENT = "RSS beside sockets";
    private static final Duration CONNECTING = Duration.ofMinutes(2);
    private static final Duration ENDING = Duration.ofMinutes(1);
    private static final long STEP_MILLIS = 100;

    @Override
    public String name() {
        return "sockets";
    }

    @Override
    public String method() {
        return "one session drains one campaign at interval 0, first alone, then with 10,000 WebSocket clients on the"
                + " campaign's topic (one process of the bench, on the same CPUs); 8 s of warm-up, 6 s measured at the stub,"
                + " then it is stopped";
    }

    @Override
    public List<Line> lines() {
        return List.of(
                Line.of(
                        "drain left with 10,000 WebSocket clients on its topic",
                        LEFT,
                        Unit.PERCENT,
                        Goal.atLeast(60, 70)),
                Line.of("… clients that saw the final state", SAW_THE_END, Unit.PERCENT, Goal.atLeast(100, Double.NaN)),
                Line.of("… updates a second and client", UPDATES, Unit.PER_SECOND),
                Line.of("… memory of the server", RESIDENT, Unit.MEGABYTES));
    }

    @Override
    public void round(Lab lab, Figures figures) throws IOException, InterruptedException {
        int contacts = lab.scale().contactsFor(Product.TURBOZAP.mostPerSecond(), 1);
        byte[] campaign = CampaignBody.of("s0", contacts, CampaignBody.Messages.FOUR);
        double alone;
        try (Stub stub = lab.stub(0, false);
                Server server = lab.start(Product.TURBOZAP, Launch.against(stub, 0))) {
            server.execute(server.create(campaign));
            alone = Speed.measure(stub, server.child(), 4L * contacts, lab.scale())
                    .perSecond();
        }
        try (Stub stub = lab.stub(0, false);
                Server server = lab.start(Product.TURBOZAP, Launch.against(stub, 0))) {
            String id = server.create(campaign);
            try (Child crowd = crowd(lab, server, id)) {
                server.execute(id);
                Speed watched = Speed.measure(stub, server.child(), 4L * contacts, lab.scale());
                figures.put(LEFT, 100 * watched.perSecond() / alone);
                figures.put(RESIDENT, server.child().residentMegabytes());
                server.stop(id);
                crowd.await(ENDING);
                JsonObject told = new JsonObject(crowd.lastLine());
                figures.put(
                        SAW_THE_END,
                        100 * told.getDouble("sawTheEnd") / lab.scale().sockets());
                figures.put(UPDATES, told.getDouble("updates"));
            }
        }
    }

    /** Clients that all follow {@code campaign} already. */
    private static Child crowd(Lab lab, Server server, String campaign) throws IOException, InterruptedException {
        Child crowd = lab.helper(
                SocketCrowd.class,
                false,
                Integer.toString(server.port()),
                "/?campaignId=" + campaign,
                Integer.toString(lab.scale().sockets()));
        long deadline = System.nanoTime() + CONNECTING.toNanos();
        while (!crowd.output().contains(SocketCrowd.CONNECTED)) {
            if (!crowd.isAlive() || System.nanoTime() > deadline) {
                crowd.close();
                throw new IOException("not every client is connected: " + crowd.lastLine());
            }
            Thread.sleep(STEP_MILLIS);
        }
        return crowd;
    }
}
