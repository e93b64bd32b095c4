package io.turbozap.http;

import io.turbozap.campaign.SendRequest;
import io.vertx.core.json.JsonObject;

/** Shows the request to WAHA that a send request stands for. */
@FunctionalInterface
public interface RequestDescriber {

    /** An object of its own with {@code method}, {@code url}, {@code headers} (secrets masked) and {@code data}. */
    JsonObject describe(SendRequest request);
}
