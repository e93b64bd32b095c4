package io.turbozap.waha.send;

import io.turbozap.campaign.SendRequest;
import io.turbozap.config.WahaConfig;
import io.turbozap.waha.server.WahaServer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The requests that WAHA gets, as the API documents them. Safe to use from any thread. */
public final class WahaRequests {

    private final WahaServer server;
    private final Map<String, String> headers;

    /** Shows requests to the server that {@code config} names. */
    public WahaRequests(WahaConfig config) {
        this.server = new WahaServer(config);
        Map<String, String> shown = new LinkedHashMap<>();
        server.headers().forEach(header -> shown.put(header.getKey(), header.getValue()));
        shown.replace(WahaServer.API_KEY, "***");
        this.headers = Collections.unmodifiableMap(shown);
    }

    /** The request that {@code request} is sent as, but for the id chosen for it. */
    public WahaRequest describe(SendRequest request) {
        Payload payload = Payload.of(request.campaign().session(), request.message());
        return new WahaRequest(
                "POST",
                server.url(request.message().kind()),
                headers,
                payload.body(request, null).toJsonObject());
    }
}
