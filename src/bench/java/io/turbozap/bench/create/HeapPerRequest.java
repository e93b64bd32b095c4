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
import io.turbozap.bench.lab.Server;
import io.turbozap.bench.lab.Stub;
import java.io.IOException;
import java.util.List;

/** The live heap that one queued, unsent request takes. */
public final class HeapPerRequest implements Measure {

    private static final String BYTES = "bytes a request, ";
    private static final String RESIDENT = "RSS, ";

    @Override
    public String name() {
        return "queued";
    }

    @Override
    public String method() {
        return "live heap after a full collection (jcmd GC.class_histogram; the reference by its gc()) with the campaign"
                + " created and executed at an interval of a day, minus the same before it, divided by its requests";
    }

    @Override
    public List<Line> lines() {
        return List.of(
                line("live heap per queued request, 4 messages a contact", CampaignBody.Messages.FOUR, 4, 3.5),
                line("live heap per queued request, 1 message a contact", CampaignBody.Messages.ONE, 10, Double.NaN),
                Line.of(
                                "… RSS with 4 M queued, default heap",
                                Product.TURBOZAP.figure(RESIDENT + CampaignBody.Messages.FOUR),
                                Unit.MEGABYTES)
                        .against(
                                Product.REFERENCE.figure(RESIDENT + CampaignBody.Messages.FOUR),
                                Product.REFERENCE.title()));
    }

    private static Line line(String text, CampaignBody.Messages messages, double must, double headline) {
        return Line.of(text, Product.TURBOZAP.figure(BYTES + messages), Unit.BYTES, Goal.atMost(must, headline))
                .against(Product.REFERENCE.figure(BYTES + messages), Product.REFERENCE.title());
    }

    @Override
    public void round(Lab lab, Figures figures) throws IOException, InterruptedException {
        for (CampaignBody.Messages messages : CampaignBody.Messages.values()) {
            for (Product product : lab.available(Product.TURBOZAP, Product.REFERENCE)) {
                measure(lab, product, messages, figures);
            }
        }
    }

    private static void measure(Lab lab, Product product, CampaignBody.Messages messages, Figures figures)
            throws IOException, InterruptedException {
        int contacts = lab.scale().contacts();
        try (Stub stub = lab.stub(0, false);
                Server server = lab.start(product, Launch.waiting(stub))) {
            server.execute(server.create(CampaignBody.of("before", 100, messages)));
            long before = server.liveBytes(lab);
            server.execute(server.create(CampaignBody.of("bench", contacts, messages)));
            double resident = server.child().residentMegabytes();
            double requests = (double) contacts * messages.count();
            figures.put(product.figure(BYTES + messages), (server.liveBytes(lab) - before) / requests);
            figures.put(product.figure(RESIDENT + messages), resident);
        }
    }
}
