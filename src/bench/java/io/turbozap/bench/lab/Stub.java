package io.turbozap.bench.lab;

import io.turbozap.bench.client.Http;
import io.turbozap.bench.client.Readiness;
import io.turbozap.bench.process.Child;
import io.turbozap.bench.stub.Arrivals;
import io.vertx.core.json.JsonObject;
import java.io.IOException;

/** A running stub of WAHA that counts what it is sent. */
public final class Stub implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 30_000;

    private final Child child;
    private final int port;

    /** @param child a process that answers {@code /count} on {@code port} soon */
    Stub(Child child, int port) throws IOException, InterruptedException {
        this.child = child;
        this.port = port;
        Readiness.await(child, port, "/count");
    }

    public int port() {
        return port;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** How many sends came so far. */
    public long count() throws IOException {
        return get("/count").getLong("count");
    }

    /** How late requests were since the last call, as {@link Arrivals#summary()} has it; only of a stub that notes it. */
    public JsonObject latenessSinceLast() throws IOException {
        return get("/lateness/start-over");
    }

    private JsonObject get(String path) throws IOException {
        try (Http http = new Http(port, TIMEOUT_MILLIS)) {
            return http.get(path).expect(200).json();
        } catch (IOException e) {
            throw new IOException("the stub" + child.state() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        child.close();
    }
}
