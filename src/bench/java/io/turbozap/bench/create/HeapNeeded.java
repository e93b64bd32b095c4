package io.turbozap.bench.create;

import io.turbozap.bench.client.CampaignBody;
import io.turbozap.bench.client.Http;
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

/** The smallest heap that accepts a large campaign, executes it and still answers. */
public final class HeapNeeded implements Measure {

    private static final String HEAP = "heap";
    private static final int TIMEOUT_MILLIS = 30_000; // for a heap too small for more than collecting it
    private static final int[] TURBOZAP_STEPS = {48, 64, 96, 128, 256, 512};
    private static final int[] REFERENCE_STEPS = {512, 1024, 2048, 4096};

    @Override
    public String name() {
        return "heap";
    }

    @Override
    public String method() {
        return "fresh process for each step of -Xmx (48, 64, 96, 128, 256, 512 MB; the reference 512 MB to 4 GB by"
                + " --max-old-space-size), create, execute, then /health";
    }

    @Override
    public List<Line> lines() {
        return List.of(Line.of(
                        "smallest heap that accepts and holds 1 M × 4",
                        Product.TURBOZAP.figure(HEAP),
                        Unit.MEGABYTES,
                        Goal.atMost(128, 64))
                .against(Product.REFERENCE.figure(HEAP), Product.REFERENCE.title()));
    }

    @Override
    public void round(Lab lab, Figures figures) throws IOException, InterruptedException {
        byte[] body = CampaignBody.of("bench", lab.scale().contacts(), CampaignBody.Messages.FOUR);
        for (Product product : lab.available(Product.TURBOZAP, Product.REFERENCE)) {
            figures.put(product.figure(HEAP), smallest(lab, product, body));
        }
    }

    private static double smallest(Lab lab, Product product, byte[] body) throws IOException, InterruptedException {
        try (Stub stub = lab.stub(0, false)) {
            for (int heap : product == Product.TURBOZAP ? TURBOZAP_STEPS : REFERENCE_STEPS) {
                if (survives(lab, product, Launch.waiting(stub).heap(heap), body)) {
                    return heap;
                }
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    private static boolean survives(Lab lab, Product product, Launch launch, byte[] body) throws InterruptedException {
        try (Server server = lab.start(product, launch);
                Http http = new Http(server.port(), TIMEOUT_MILLIS)) {
            Server.execute(http, Server.create(http, body));
            http.get("/health").expect(200);
            return true;
        } catch (IOException e) {
            lab.say("  dies at " + launch.heapMegabytes() + " MB: " + e.getMessage());
            return false;
        }
    }
}
