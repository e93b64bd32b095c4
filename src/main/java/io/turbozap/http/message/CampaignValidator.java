package io.turbozap.http.message;

import io.turbozap.campaign.Message;
import io.turbozap.config.Config;
import io.turbozap.http.upload.RecipientListParser;
import io.turbozap.http.web.Contract;
import io.turbozap.http.web.RequestSchema;
import io.turbozap.http.web.SchemaCheck;
import io.turbozap.http.web.Violation;
import io.turbozap.http.web.Violations;
import io.turbozap.http.web.ZodMessages;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Check of everything of a campaign but its contacts. Thread-safe. */
public final class CampaignValidator {

    private final SchemaCheck head;
    private final MediaAddresses addresses;
    private final Map<String, SchemaCheck> kinds = new HashMap<>();

    public CampaignValidator(Config config) {
        this(
                Contract.within(config.limits())
                        .body("POST /api/campaigns/create")
                        .without(RecipientListParser.CONTACTS)
                        .requiring(TemplateResolver.MESSAGES),
                config);
    }

    /**
     * Creates a check with a schema of its own.
     *
     * @param head of everything but what is inside of messages
     */
    public CampaignValidator(RequestSchema head, Config config) {
        this.head = head.check();
        this.addresses = MediaAddresses.of(config);
        Contract contract = Contract.within(config.limits());
        for (Message.Kind kind : Message.Kind.values()) {
            String name = kind.wireName();
            kinds.put(name, contract.message(name).check());
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
