package io.turbozap.http.recurring;

import io.turbozap.campaign.SessionName;
import io.turbozap.config.Config;
import io.turbozap.http.message.TemplateResolver;
import io.turbozap.http.message.TextOptions;
import io.turbozap.http.web.Country;
import io.turbozap.http.web.ListName;
import io.turbozap.http.web.Schemas;
import io.turbozap.schedule.MisfirePolicy;
import io.turbozap.schedule.OverlapPolicy;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;

/** The JSON Schema of a recurring campaign. Contacts and audience are checked by other means. */
final class RecurringSchemas {

    private static final int MAX_NAME = 255;
    private static final int MAX_CRON = 256;
    private static final int MAX_ZONE = 64;

    private RecurringSchemas() {}

    /** @param required the members that must be there */
    static JsonObject head(Config.Limits limits, String... required) {
        JsonObject properties = TextOptions.addTo(new JsonObject())
                .put(RecurringForm.NAME, bounded(pattern("^[^\\x00-\\x1F\\x7F]*$", "Invalid name"), MAX_NAME))
                .put(RecurringForm.CRON, bounded(string(), MAX_CRON))
                .put(RecurringForm.TIME_ZONE, bounded(string(), MAX_ZONE))
                .put(RecurringForm.OVERLAP, oneOf(OverlapPolicy.wireNames()))
                .put(RecurringForm.CATCH_UP, oneOf(MisfirePolicy.wireNames()))
                .put("session", pattern("^" + SessionName.PATTERN + "$", "Invalid session name"))
                .put(
                        "messages",
                        new JsonObject().put("type", "array").put("minItems", 1).put("maxItems", limits.messages()))
                .put(TemplateResolver.TEMPLATE, ListName.schema("template"))
                .put("allowDuplicates", new JsonObject().put("type", "boolean"))
                .put(Country.MEMBER, new JsonObject())
                .put(RecurringForm.AUDIENCE, new JsonObject());
        return new JsonObject()
                .put("type", "object")
                .put("required", new JsonArray(List.of(required)))
                .put("additionalProperties", false)
                .put("properties", properties);
    }

    private static JsonObject bounded(JsonObject string, int maximum) {
        return string.put("minLength", 1).put("maxLength", maximum);
    }

    private static JsonObject oneOf(List<String> names) {
        String expected = names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(" | "));
        return pattern("^(" + String.join("|", names) + ")$", "Invalid enum value. Expected " + expected);
    }

    private static JsonObject pattern(String pattern, String message) {
        return string().put("pattern", pattern).put(Schemas.MESSAGE, message);
    }

    private static JsonObject string() {
        return new JsonObject().put("type", "string");
    }
}
