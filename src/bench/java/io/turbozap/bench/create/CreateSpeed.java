package io.turbozap.bench.create;

import io.turbozap.bench.client.CampaignBody;
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
import java.io.IOException;
import java.util.List;

/** How long a large campaign takes from the first byte sent to the 201. */
public final class CreateSpeed implements Measure {

    private static final String TIME = "create";
    private static final String PEAK = "peak RSS";
    private static final int SMALL_CAMPAIGNS = 20;

    @Override
    public String name() {
        return "create";
    }

    @Override
    public String method() {
        return "fresh process, warmed up by 20 campaigns of 1 % and 2 of 10 % of the size, then one create on a kept-alive"
                + " connection";
    }

    @Override
    public List<Line> lines() {
        return List.of(
                Line.of(
                                "create 1 M contacts × 4 messages (16 MB), HTTP to 201, warm",
                                Product.TURBOZAP.figure(TIME),
                                Unit.MILLIS,
                                Goal.atMost(400, 200),
                                Goal.timesBetter(7, 15))
                        .against(Product.REFERENCE.figure(TIME), Product.REFERENCE.title()),
                Line.of("… peak RSS after it, default heap", Product.TURBOZAP.figure(PEAK), Unit.MEGABYTES)
                        .against(Product.REFERENCE.figure(PEAK), Product.REFERENCE.title()));
    }

    @Override
    public void round(Lab lab, Figures figures) throws IOException, InterruptedException {
        byte[] body = CampaignBody.of("bench", lab.scale().contacts(), CampaignBody.Messages.FOUR);
        for (Product product : lab.available(Product.TURBOZAP, Product.REFERENCE)) {
            try (Server server = lab.start(product, Launch.idle())) {
                warmUp(server, lab.scale());
                figures.put(product.figure(TIME), server.createMillis(body));
                figures.put(product.figure(PEAK), server.child().peakResidentMegabytes());
            }
        }
    }

    static void warmUp(Server server, Scale scale) throws IOException {
        byte[] small = CampaignBody.of("warm", scale.contacts() / 100, CampaignBody.Messages.FOUR);
        for (int i = 0; i < SMALL_CAMPAIGNS; i++) {
            server.create(small);
        }
        byte[] medium = CampaignBody.of("warm", scale.contacts() / 10, CampaignBody.Messages.FOUR);
        server.create(medium);
        server.create(medium);
    }
}
