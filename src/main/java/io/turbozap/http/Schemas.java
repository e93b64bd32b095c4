package io.turbozap.http;

import io.turbozap.campaign.Message;
import io.turbozap.campaign.SessionName;
import io.turbozap.config.Config;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The JSON Schemas of a campaign: one for its head, one for each kind of message. Field names are WAHA's own. */
final class Schemas {

    /** What to say instead when a {@code pattern} does not match. */
    static final String MESSAGE = "x-message";

    private static final int MAX_URL = 2048;
    private static final int MAX_NAME = 255;
    private static final int MAX_CARDS = 100;
    private static final String URL =
            "^[hH][tT][tT][pP][sS]?://([^\\s/?#@]*@)?(\\[[0-9A-Fa-f:.]+]|[^\\s/?#:@\\[\\]]+)(:\\d{1,5})?([/?#]\\S*)?$";
    private static final String MIMETYPE = "^[\\w!#$&^.+-]+/[\\w!#$&^.+-]+(\\s*;.*)?$";

    private Schemas() {}

    static JsonObject head(Config.Limits limits) {
        JsonObject session = string().put("pattern", "^" + SessionName.PATTERN + "$");
        return object(
                Map.of(
                        "session", session.put(MESSAGE, "Invalid session name"),
                        "messages", array(1, limits.messages()),
                        "allowDuplicates", type("boolean")),
                "messages");
    }

    static JsonObject message(Message.Kind kind, int textLength) {
        return switch (kind) {
            case TEXT -> message(Map.of("content", text(1, textLength)), "content");
            case PHOTO ->
                message(
                        Map.of("content", url(), "caption", text(0, textLength), "filename", text(1, MAX_NAME)),
                        "content");
            case AUDIO -> message(Map.of("content", url(), "convert", type("boolean")), "content");
            case VIDEO ->
                message(
                        Map.of(
                                "content",
                                url(),
                                "caption",
                                text(0, textLength),
                                "filename",
                                text(1, MAX_NAME),
                                "asNote",
                                type("boolean"),
                                "convert",
                                type("boolean")),
                        "content");
            case FILE -> message(Map.of("file", file(), "caption", text(0, textLength)), "file");
            case LOCATION ->
                message(
                        Map.of(
                                "latitude", number(-90, 90),
                                "longitude", number(-180, 180),
                                "title", text(1, textLength)),
                        "latitude",
                        "longitude",
                        "title");
            case POLL -> message(Map.of("poll", poll()), "poll");
            case CONTACT -> message(Map.of("contacts", array(1, MAX_CARDS).put("items", card(textLength))), "contacts");
        };
    }

    private static JsonObject file() {
        JsonObject mimetype = text(1, MAX_NAME).put("pattern", MIMETYPE).put(MESSAGE, "Invalid mimetype");
        return object(Map.of("url", url(), "mimetype", mimetype, "filename", text(1, MAX_NAME)), "url");
    }

    private static JsonObject poll() {
        JsonObject options = array(2, 12).put("items", text(1, MAX_NAME)).put("uniqueItems", true);
        return object(
                Map.of("name", text(1, MAX_NAME), "options", options, "multipleAnswers", type("boolean")),
                "name",
                "options");
    }

    private static JsonObject card(int textLength) {
        JsonObject fields = object(
                Map.of(
                        "fullName", text(1, MAX_NAME),
                        "phoneNumber", text(1, MAX_NAME),
                        "organization", text(1, MAX_NAME),
                        "whatsappId", text(1, MAX_NAME)),
                "fullName",
                "phoneNumber");
        return type("object")
                .put("if", new JsonObject().put("required", new JsonArray().add("vcard")))
                .put("then", object(Map.of("vcard", text(1, textLength)), "vcard"))
                .put("else", fields);
    }

    private static JsonObject message(Map<String, JsonObject> fields, String... required) {
        JsonObject schema = object(fields, required);
        schema.getJsonObject("properties").put("type", string());
        return schema;
    }

    private static JsonObject object(Map<String, JsonObject> properties, String... required) {
        JsonObject schemas = new JsonObject();
        properties.forEach(schemas::put);
        return type("object")
                .put("properties", schemas)
                .put("required", new JsonArray(List.copyOf(Arrays.asList(required))))
                .put("additionalProperties", false);
    }

    private static JsonObject url() {
        return text(0, MAX_URL).put("pattern", URL).put(MESSAGE, "Invalid url");
    }

    private static JsonObject text(int minimum, int maximum) {
        return string().put("minLength", minimum).put("maxLength", maximum);
    }

    private static JsonObject number(int minimum, int maximum) {
        return type("number").put("minimum", minimum).put("maximum", maximum);
    }

    private static JsonObject array(int minimum, int maximum) {
        return type("array").put("minItems", minimum).put("maxItems", maximum);
    }

    private static JsonObject string() {
        return type("string");
    }

    private static JsonObject type(String name) {
        return new JsonObject().put("type", name);
    }
}
