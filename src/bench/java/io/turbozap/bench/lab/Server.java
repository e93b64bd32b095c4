package io.turbozap.bench.lab;

import io.turbozap.bench.client.CampaignBody;
import io.turbozap.bench.client.Http;
import io.turbozap.bench.client.Readiness;
import io.turbozap.bench.process.Child;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A running product and the calls that measures make. */
public final class Server implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 120_000;
    private static final String STATUS = "/api/campaigns/queue/status";
    private static final String CREATE = "/api/campaigns/create";

    private final Product product;
    private final Child child;
    private final int port;
    private final Http http;
    private final double startMillis;
    private final double readyMillis;

    /** @param started when {@code child} was started, by {@link System#nanoTime()} */
    Server(Product product, Child child, int port, long started) throws IOException, InterruptedException {
        this.product = product;
        this.child = child;
        this.port = port;
        Readiness.await(child, port, "/health");
        this.startMillis = (System.nanoTime() - started) / 1e6;
        if (product == Product.TURBOZAP) {
            Readiness.await(child, port, "/health/ready");
        }
        this.readyMillis = (System.nanoTime() - started) / 1e6;
        Readiness.await(child, port, STATUS); // it may be ready a moment before everybody is let in
        this.http = new Http(port, TIMEOUT_MILLIS);
    }

    public Child child() {
        return child;
    }

    public int port() {
        return port;
    }

    /** Milliseconds from its start to its first 200 on {@code /health}. */
    public double startMillis() {
        return startMillis;
    }

    /** Milliseconds from its start to the first 200 on {@code /health/ready}, of the others on {@code /health}. */
    public double readyMillis() {
        return readyMillis;
    }

    /** A further connection to it. */
    public Http connect() throws IOException {
        return new Http(port, TIMEOUT_MILLIS);
    }

    /** Creates a campaign and returns its id. */
    public String create(byte[] body) throws IOException {
        return create(http, body);
    }

    public void execute(String campaign) throws IOException {
        execute(http, campaign);
    }

    /** Ends a campaign where it is. */
    public void stop(String campaign) throws IOException {
        http.post("/api/campaigns/" + campaign + "/stop").expect(200);
    }

    /** Creates a small campaign on a server that has just begun to listen, however often it takes. */
    static void firstCreate(Child child, int port) throws IOException {
        byte[] body = CampaignBody.of("first", 1, CampaignBody.Messages.ONE);
        int status = 0;
        while (status != 201) {
            if (!child.isAlive()) {
                throw new IOException("it ended at its start: " + child.lastLine());
            }
            try (Http http = new Http(port, TIMEOUT_MILLIS)) {
                status = http.post(CREATE, body).status();
            }
        }
    }

    public static String create(Http http, byte[] body) throws IOException {
        return http.post(CREATE, body).expect(201).json().getString("campaignId");
    }

    public static void execute(Http http, String campaign) throws IOException {
        http.post("/api/campaigns/" + campaign + "/execute").expect(202);
    }

    /** How many milliseconds it takes from the first byte of a create request to its 201. */
    public double createMillis(byte[] body) throws IOException {
        long start = System.nanoTime();
        http.post(CREATE, body).expect(201);
        return (System.nanoTime() - start) / 1e6;
    }

    /** Makes a list of a file, and answers how many of its rows were accepted. */
    public int importList(String name, String type, byte[] file) throws IOException {
        try (Http fresh = connect()) {
            Http.Answer answer = fresh.put("/api/campaigns/recipients?campaignId=" + name, type, file);
            answer.expect(answer.status() == 200 ? 200 : 201);
            return answer.json().getJsonObject("report").getInteger("accepted");
        }
    }

    /**
     * Creates and executes one campaign of four messages for each of {@code sessions}, on a connection of its own: some
     * servers close those that were idle for a few seconds.
     */
    public void load(int sessions, int contacts) throws IOException {
        try (Http fresh = connect()) {
            List<String> campaigns = new ArrayList<>();
            for (int session = 0; session < sessions; session++) {
                campaigns.add(create(fresh, CampaignBody.of("s" + session, contacts, CampaignBody.Messages.FOUR)));
            }
            for (String campaign : campaigns) {
                execute(fresh, campaign);
            }
        }
    }

    /** How many requests wait in its queues. */
    public long pending() throws IOException {
        return http.get(STATUS).expect(200).json().getJsonObject("stats").getLong("totalPending");
    }

    public String get(String path) throws IOException {
        return http.get(path).expect(200).body();
    }

    /** The bytes of live objects, after a collection. */
    public long liveBytes(Lab lab) throws IOException, InterruptedException {
        if (product == Product.TURBOZAP) {
            return new LiveHeap(lab).bytes(child);
        }
        return http.get("/debug/mem").expect(200).json().getLong("used");
    }

    /** Ends it as a crash does: at once, with nothing put in order. */
    public void crash() {
        http.close();
        child.kill();
        child.close();
    }

    @Override
    public void close() {
        http.close();
        child.close();
    }
}
