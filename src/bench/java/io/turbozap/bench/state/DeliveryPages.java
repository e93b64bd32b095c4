package io.turbozap.bench.state;

import io.turbozap.bench.client.CampaignBody;
import io.turbozap.bench.client.Http;
import io.turbozap.bench.figure.Figures;
import io.turbozap.bench.figure.Goal;
import io.turbozap.bench.figure.Line;
import io.turbozap.bench.figure.Sample;
import io.turbozap.bench.figure.Unit;
import io.turbozap.bench.lab.Engine;
import io.turbozap.bench.lab.Lab;
import io.turbozap.bench.lab.Launch;
import io.turbozap.bench.lab.Measure;
import io.turbozap.bench.lab.Product;
import io.turbozap.bench.lab.Server;
import io.turbozap.bench.lab.Store;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long a page takes of very many deliveries, filtered in every way there is. */
public final class DeliveryPages implements Measure {

    private static final String WORST = "worst page, ";
    private static final String MEDIAN = "median page, ";
    private static final int PAGE = 500;
    private static final int WARM_UP = 50;
    private static final int MOST_PAGES = 200;

    /** What is asked for, by what the table says of it. The numbers come late in the campaign, or not at all. */
    private static final Map<String, String> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("all", "");
        KINDS.put("completed", "&status=completed");
        KINDS.put("failed (2 %)", "&status=failed");
        KINDS.put("uncertain (0.1 %)", "&status=uncertain");
        KINDS.put("read (50 %)", "&deliveryStatus=read");
        KINDS.put("refused (0.1 %)", "&deliveryStatus=error");
        KINDS.put("failed and refused (none)", "&status=failed&deliveryStatus=error");
        KINDS.put("a contact", "&contact=5511900000097");
        KINDS.put("contact unknown", "&contact=999999999");
    }

    @Override
    public String name() {
        return "pages";
    }

    @Override
    public String method() {
        return "one campaign, all of its deliveries written into SQLite, GET /api/campaigns/ID/deliveries with pages of 500"
                + " on a kept-alive connection from the first page on, 200 pages of each kind at the most and the last"
                + " of all, after a warm-up of 50; the worst page of each kind";
    }

    @Override
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (String kind : KINDS.keySet()) {
            String text = lines.isEmpty() ? "page of 1 M deliveries, worst: " : "… ";
            lines.add(Line.of(text + kind, WORST + kind, Unit.MILLIS, Goal.atMost(50)));
        }
        return lines;
    }

    @Override
    public void round(Lab lab, Figures figures) throws IOException, InterruptedException {
        int deliveries = lab.scale().deliveries();
        try (Store store = Engine.SQLITE.open(lab)) {
            Launch launch = Launch.idle().in(store);
            String campaign;
            try (Server server = lab.start(Product.TURBOZAP, launch)) {
                campaign = server.create(CampaignBody.of("bench", (deliveries + 3) / 4, CampaignBody.Messages.FOUR));
            }
            SentRows.write(store, deliveries);
            try (Server server = lab.start(Product.TURBOZAP, launch);
                    Http http = server.connect()) {
                Pages pages = new Pages(http, "/api/campaigns/" + campaign + "/deliveries?limit=" + PAGE);
                pages.walk("", WARM_UP);
                for (Map.Entry<String, String> kind : KINDS.entrySet()) {
                    Sample millis = pages.walk(kind.getValue(), MOST_PAGES);
                    figures.put(WORST + kind.getKey(), millis.max());
                    figures.put(MEDIAN + kind.getKey(), millis.median());
                }
            }
        }
    }

    /** One way through all pages. */
    private record Pages(Http http, String path) {

        Sample walk(String filter, int most) throws IOException {
            List<Double> millis = new ArrayList<>();
            String after = "";
            while (millis.size() < most) {
                long start = System.nanoTime();
                Http.Answer answer = http.get(path + filter + after).expect(200);
                millis.add((System.nanoTime() - start) / 1e6);
                JsonObject page = answer.json();
                if (page.getLong("next") == null) {
                    break;
                }
                after = "&after=" + page.getLong("next");
            }
            return Sample.of(millis.stream().mapToDouble(each -> each).toArray());
        }
    }
}
