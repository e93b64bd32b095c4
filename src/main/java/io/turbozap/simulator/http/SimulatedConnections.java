package io.turbozap.simulator.http;

import io.vertx.core.http.HttpConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The open connections; those that are idle for too long are closed, as Node does, never one with an open request. */
public final class SimulatedConnections {

    private static final long FIRST_REQUEST_MILLIS = 60_000;

    private final long keepAliveMillis;
    private final Map<HttpConnection, Link> links = new HashMap<>();

    public SimulatedConnections(long keepAliveMillis) {
        this.keepAliveMillis = keepAliveMillis;
    }

    private static final class Link {
        int requests;
        long idleSince;
        long patienceMillis = FIRST_REQUEST_MILLIS;
    }

    public void opened(HttpConnection connection, long nanos) {
        Link link = new Link();
        link.idleSince = nanos;
        links.put(connection, link);
        connection.closeHandler(unused -> links.remove(connection));
    }

    public void busy(HttpConnection connection) {
        Link link = links.get(connection);
        if (link != null) {
            link.requests++;
        }
    }

    public void idle(HttpConnection connection, long nanos) {
        Link link = links.get(connection);
        if (link != null) {
            link.requests--;
            link.idleSince = nanos;
            link.patienceMillis = keepAliveMillis;
        }
    }

    /** Closes what is idle for too long. */
    public void sweep(long nanos) {
        List<HttpConnection> tired = new ArrayList<>();
        links.forEach((connection, link) -> {
            if (link.requests == 0 && nanos - link.idleSince >= link.patienceMillis * 1_000_000) {
                tired.add(connection);
            }
        });
        tired.forEach(HttpConnection::close);
    }

    public int size() {
        return links.size();
    }
}
