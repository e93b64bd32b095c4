package io.turbozap.simulator.http;

import io.vertx.core.json.JsonObject;

/** A request that is answered with an error of its own; carries no stack. */
public final class RequestRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient JsonObject body;

    public RequestRefused(int status, JsonObject body) {
        super("refused with " + status, null, false, false);
        this.status = status;
        this.body = body;
    }

    public int status() {
        return status;
    }

    public JsonObject body() {
        return body;
    }
}
