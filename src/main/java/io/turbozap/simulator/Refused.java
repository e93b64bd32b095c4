package io.turbozap.simulator;

import io.vertx.core.json.JsonObject;

/** A request that is answered with an error of its own; carries no stack. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient JsonObject body;

    Refused(int status, JsonObject body) {
        super("refused with " + status, null, false, false);
        this.status = status;
        this.body = body;
    }

    int status() {
        return status;
    }

    JsonObject body() {
        return body;
    }
}
