package io.turbozap.simulator.session;

import io.turbozap.simulator.http.Refusals;
import io.turbozap.simulator.http.RequestRefused;
import io.turbozap.simulator.model.WebhookTarget;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The body of a request that creates or configures a session, read with WAHA's own refusals. */
public final class SessionBody {

    private static final Set<String> CONFIG =
            Set.of("webhooks", "metadata", "proxy", "debug", "ignore", "client", "noweb", "gows", "webjs");
    private static final String NAME = "[a-zA-Z0-9_-]*";
    private static final int LONGEST_NAME = 54;

    private final JsonObject body;
    private final List<String> faults = new ArrayList<>();

    /**
     * Reads the body.
     *
     * @throws RequestRefused with 400 and every fault found
     */
    public SessionBody(JsonObject body) {
        this.body = body;
        Object name = body.getValue("name");
        if (name != null) {
            checkName(name);
        }
        if (body.getValue("start") != null && !(body.getValue("start") instanceof Boolean)) {
            faults.add("start must be a boolean value");
        }
        WebhookConfig.check(given(), faults);
        if (!faults.isEmpty()) {
            throw new RequestRefused(400, Refusals.invalid(faults));
        }
    }

    private void checkName(Object name) {
        if (!(name instanceof String)) {
            faults.add("name must be a string");
        }
        if (!(name instanceof String text) || text.length() > LONGEST_NAME) {
            faults.add("name must be shorter than or equal to " + LONGEST_NAME + " characters");
        }
        if (!(name instanceof String text) || !text.matches(NAME)) {
            faults.add("Session name can only contain alphanumeric characters, hyphens, and underscores"
                    + " (a-z, A-Z, 0-9, -, _) or be empty");
        }
    }

    /** The name, null to make one. */
    @Nullable
    public String name() {
        return body.getValue("name") instanceof String name && !name.isEmpty() ? name : null;
    }

    public boolean start() {
        return Boolean.TRUE.equals(body.getValue("start"));
    }

    /** The configuration with WAHA's defaults and without what it does not know; null if none is given. */
    @Nullable
    public JsonObject config() {
        if (!(body.getValue("config") instanceof JsonObject given)) {
            return null;
        }
        JsonObject config = new JsonObject();
        given.forEach(entry -> {
            if (CONFIG.contains(entry.getKey())) {
                config.put(entry.getKey(), entry.getValue());
            }
        });
        if (config.getValue("noweb") instanceof JsonObject noweb && !noweb.containsKey("markOnline")) {
            config.put("noweb", new JsonObject().put("markOnline", true).mergeIn(noweb));
        }
        return config;
    }

    public List<WebhookTarget> webhooks() {
        return WebhookConfig.read(given());
    }

    private JsonObject given() {
        return body.getValue("config") instanceof JsonObject config ? config : new JsonObject();
    }
}
