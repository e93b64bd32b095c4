package io.turbozap.waha.send;

import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * A request to WAHA as people may see it: the API key is masked.
 *
 * @param method the HTTP method
 * @param url the whole URL
 * @param headers in the order in which they are sent
 * @param data the body
 */
public record WahaRequest(String method, String url, Map<String, String> headers, JsonObject data) {

    /** Without contact and text. */
    @Override
    public String toString() {
        return method + " " + url;
    }
}
