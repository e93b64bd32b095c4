package io.turbozap.http.message;

import io.turbozap.campaign.Message;
import io.turbozap.config.Config;
import io.turbozap.http.web.SchemaCheck;
import io.turbozap.http.web.Schemas;
import io.turbozap.http.web.Violation;
import io.turbozap.http.web.Violations;
import io.turbozap.http.web.ZodMessages;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks everything of a campaign but its contacts. Thread-safe. */
public final class CampaignValidator {

    private final SchemaCheck head;
    private final MediaAddresses addresses;
    private final Map<String, SchemaCheck> kinds = new HashMap<>();

    public CampaignValidator(Config config) {
        this(new SchemaCheck("head", head(config)), config);
    }

    private static JsonObject head(Config config) {
        JsonObject head = Schemas.head(config.limits());
        TextOptions.addTo(head.getJsonObject("properties"));
        return head;
    }

    /** @param head checks everything but what is inside of messages */
    public CampaignValidator(SchemaCheck head, Config config) {
        this.head = head;
        this.addresses = MediaAddresses.of(config);
        for (Message.Kind kind : Message.Kind.values()) {
            String name = kind.wireName();
            kinds.put(
                    name,
                    new SchemaCheck(name, Schemas.message(kind, config.limits().textLength())));
        }
    }

    /** Adds all that is wrong to {@code violations}. */
    public void check(JsonObject form, Violations violations) {
        head.check(form, "", violations);
        if (form.getValue("messages") instanceof JsonArray messages) {
            for (int i = 0; i < messages.size(); i++) {
                check(messages.getValue(i), "messages." + i, violations);
            }
        }
    }

    private void check(@Nullable Object message, String path, Violations violations) {
        if (!(message instanceof JsonObject object)) {
            violations.add(Violation.wrongType(path, "object", ZodMessages.typeName(message)));
            return;
        }
        SchemaCheck kind = object.getValue("type") instanceof String name ? kinds.get(name) : null;
        if (kind == null) {
            violations.add(path + ".type", ZodMessages.UNKNOWN_KIND);
        } else {
            kind.check(object, path, violations);
            addresses.check(object, path, violations);
        }
    }
}
