package io.turbozap.http.message;

import static io.turbozap.http.web.Schemas.MESSAGE;
import static io.turbozap.http.web.Schemas.any;
import static io.turbozap.http.web.Schemas.array;
import static io.turbozap.http.web.Schemas.flag;
import static io.turbozap.http.web.Schemas.object;
import static io.turbozap.http.web.Schemas.oneOf;
import static io.turbozap.http.web.Schemas.session;
import static io.turbozap.http.web.Schemas.string;
import static io.turbozap.http.web.Schemas.text;
import static io.turbozap.http.web.Schemas.type;

import io.turbozap.http.web.Country;
import io.turbozap.http.web.ListName;
import io.turbozap.session.RetryScope;
import io.turbozap.session.UncertainAction;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;

/** The JSON Schemas of small bodies. What is {@code any} there is checked where it is read. */
public final class FaceSchemas {

    static final int MAX_CHOSEN = 10_000;
    static final int MAX_SETTLED = 10_000;
    static final int MAX_RETRIED = 1_000;
    private static final int MAX_NAME = 255;
    private static final int MAX_PHONE = 1024;
    private static final int MAX_TAGS = 64;
    private static final int MAX_TAG = 64;
    private static final int MAX_REASON = 1024;
    private static final long LONGEST = 86_400_000;
    private static final String TIME = "([01]\\d|2[0-3]):[0-5]\\d";
    private static final int MAX_CAP = 1_000_000;
    /** What databases and people can read. */
    private static final String PRINTABLE = "^[^\\x00-\\x1F\\x7F]*$";

    private FaceSchemas() {}

    public static JsonObject nothing() {
        return object().put("properties", new JsonObject());
    }

    /** A body that says when to start, in a form that {@link TimeField} checks. */
    public static JsonObject start(boolean required) {
        return (required ? object("scheduledAt") : object())
                .put("properties", new JsonObject().put("scheduledAt", new JsonObject()));
    }

    public static JsonObject pairingCode() {
        return object("phoneNumber")
                .put(
                        "properties",
                        new JsonObject().put("phoneNumber", text(1, MAX_PHONE)).put(Country.MEMBER, any()));
    }

    public static JsonObject retry() {
        return object().put(
                        "properties",
                        new JsonObject()
                                .put(
                                        "scope",
                                        oneOf(Arrays.stream(RetryScope.values())
                                                .map(RetryScope::wireName)
                                                .toList()))
                                .put("requests", array(1, MAX_RETRIED)));
    }

    public static JsonObject settle() {
        return object("action")
                .put(
                        "properties",
                        new JsonObject()
                                .put(
                                        "action",
                                        oneOf(Arrays.stream(UncertainAction.values())
                                                .map(UncertainAction::wireName)
                                                .toList()))
                                .put("requests", array(1, MAX_SETTLED)));
    }

    public static JsonObject pacing() {
        JsonObject times = object("from", "to")
                .put("properties", new JsonObject().put("from", timeOfDay()).put("to", timeOfDay()));
        JsonObject hours = string().put("pattern", "^" + TIME + "-" + TIME + "$")
                .put(MESSAGE, "Invalid quiet hours: expected HH:MM-HH:MM, such as 22:00-08:00");
        JsonObject quietHours =
                new JsonObject().put("if", type("object")).put("then", times).put("else", hours);
        return object().put(
                        "properties",
                        new JsonObject()
                                .put("interval", whole(LONGEST))
                                .put("randomExtra", whole(LONGEST))
                                .put("quietHours", quietHours)
                                .put("dailyCap", whole(MAX_CAP))
                                .put("timeZone", string()));
    }

    /** @param required the members that must be there */
    public static JsonObject bookCampaign(int textLength, String... required) {
        return object(required)
                .put(
                        "properties",
                        TextOptions.addTo(new JsonObject())
                                .put("message_body", text(1, textLength))
                                .put("scheduled_at", any())
                                .put("contact_ids", array(1, MAX_CHOSEN))
                                .put("session", session()));
    }

    /** @param required the members that must be there */
    public static JsonObject contact(String... required) {
        return object(required)
                .put(
                        "properties",
                        new JsonObject()
                                .put("name", printable(1, MAX_NAME, "Invalid name"))
                                .put("phone_number", text(0, MAX_PHONE))
                                .put(Country.MEMBER, any())
                                .put("tags", array(0, MAX_TAGS).put("items", printable(1, MAX_TAG, "Invalid tag")))
                                .put("fields", type("object")));
    }

    public static JsonObject suppression() {
        return object().put(
                        "properties",
                        new JsonObject()
                                .put("phone", text(0, MAX_PHONE))
                                .put("contact", text(0, MAX_PHONE))
                                .put(Country.MEMBER, any())
                                .put("reason", printable(1, MAX_REASON, "Invalid reason")));
    }

    /** @param required the members that must be there */
    public static JsonObject scheduled(int textLength, String... required) {
        return object(required)
                .put(
                        "properties",
                        new JsonObject()
                                .put("recipient", text(0, MAX_PHONE))
                                .put(Country.MEMBER, any())
                                .put("message", text(1, textLength))
                                .put(TextOptions.LITERAL_BRACES, flag())
                                .put(TemplateResolver.TEMPLATE, ListName.schema("template"))
                                .put("sendAt", any())
                                .put("channel", oneOf(List.of("whatsapp", "sms")))
                                .put("session", session()));
    }

    private static JsonObject printable(int minimum, int maximum, String message) {
        return text(minimum, maximum).put("pattern", PRINTABLE).put(MESSAGE, message);
    }

    private static JsonObject timeOfDay() {
        return string().put("pattern", "^" + TIME + "$").put(MESSAGE, "Invalid time: expected HH:MM");
    }

    private static JsonObject whole(long maximum) {
        return type("integer").put("minimum", 0).put("maximum", maximum);
    }
}
