package io.turbozap.bench.state;

import io.turbozap.bench.client.CampaignBody;
import io.turbozap.bench.client.Http;
import io.turbozap.bench.lab.Server;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Many sessions with one campaign each, brought to a server over a few connections. */
final class Crowd implements AutoCloseable {

    private static final int CONNECTIONS = 4;
    private static final int TIMEOUT_MILLIS = 30_000;

    private final Server server;
    private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    private String[] campaigns = {};

    private interface Call {
        void make(Http http, int session) throws IOException;
    }

    Crowd(Server server) {
        this.server = server;
    }

    /** Creates a campaign for each session, as fast as the server takes them. */
    void create(int sessions, int contacts, CampaignBody.Messages messages) throws IOException, InterruptedException {
        String[] ids = new String[sessions];
        forEach(
                sessions,
                0,
                (http, session) ->
                        ids[session] = Server.create(http, CampaignBody.of("s" + session, contacts, messages)));
        campaigns = ids;
    }

    /** Executes them evenly over {@code millis}, so that their sends are spread over an interval of that length. */
    void execute(long millis) throws IOException, InterruptedException {
        forEach(campaigns.length, millis, (http, session) -> Server.execute(http, campaigns[session]));
    }

    private void forEach(int sessions, long millis, Call call) throws IOException, InterruptedException {
        long start = System.nanoTime();
        double step = millis * 1e6 / sessions;
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int first = 0; first < CONNECTIONS; first++) {
            int from = first;
            tasks.add(() -> {
                try (Http http = new Http(server.port(), TIMEOUT_MILLIS)) {
                    for (int session = from; session < sessions; session += CONNECTIONS) {
                        sleepUntil(start + (long) (session * step));
                        call.make(http, session);
                    }
                }
                return null;
            });
        }
        for (Future<Void> done : threads.invokeAll(tasks)) {
            await(done);
        }
    }

    private static void await(Future<Void> done) throws IOException, InterruptedException {
        try {
            done.get();
        } catch (ExecutionException e) {
            throw new IOException(e);
        }
    }

    private static void sleepUntil(long time) {
        for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
