package io.turbozap.http.web;

import io.turbozap.campaign.Message;
import io.turbozap.campaign.SessionName;
import io.turbozap.config.Config;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The JSON Schemas of a campaign: one for its head, one for each kind of message. Field names are WAHA's own. */
public final class Schemas {

    /** What to say instead when a {@code pattern} does not match. */
    public static final String MESSAGE = "x-message";

    private static final int MAX_URL = 2048;
    private static final int MAX_NAME = 255;
    private static final int MAX_CARDS = 100;
    private static final int MAX_OPTIONS = 12;
    private static final String URL = "^[hH][tT][tT][pP][sS]?://([^\\s\\x00-\\x1F\\x7F/?#@]*@)?(\\[[0-9A-Fa-f:.]+]"
            + "|[^\\s\\x00-\\x1F\\x7F/?#:@\\[\\]]+)(:\\d{1,5})?([/?#][^\\s\\x00-\\x1F\\x7F]*)?$";
    private static final String MIMETYPE = "^[\\w!#$&^.+-]+/[\\w!#$&^.+-]+(\\s*;.*)?$";

    private Schemas() {}

    public static JsonObject head(Config.Limits limits) {
        return object("messages")
                .put(
                        "properties",
                        new JsonObject()
                                .put("session", session())
                                .put("name", any())
                                .put("messages", array(1, limits.messages()))
                                .put("template", ListName.schema("template"))
                                .put("allowDuplicates", flag())
                                .put(TimeField.LATE, flag())
                                .put("execute", flag())
                                .put(Country.MEMBER, any())
                                .put("scheduledAt", any()));
    }

    /** The name of a session. */
    public static JsonObject session() {
        return string().put("pattern", "^" + SessionName.PATTERN + "$").put(MESSAGE, "Invalid session name");
    }

    /** What is checked by other means. */
    public static JsonObject any() {
        return new JsonObject();
    }

    public static JsonObject message(Message.Kind kind, int textLength) {
        JsonObject properties = new JsonObject().put("type", string()).put("literalBraces", flag());
        return switch (kind) {
            case TEXT -> object("content").put("properties", properties.put("content", text(1, textLength)));
            case PHOTO -> object("content").put("properties", captioned(properties, textLength));
            case AUDIO ->
                object("content")
                        .put("properties", properties.put("content", url()).put("convert", flag()));
            case VIDEO ->
                object("content")
                        .put(
                                "properties",
                                captioned(properties, textLength)
                                        .put("asNote", flag())
                                        .put("convert", flag()));
            case FILE -> fileMessage(captioned(properties, textLength));
            case LOCATION ->
                object("latitude", "longitude", "title").put("properties", location(properties, textLength));
            case POLL -> object("poll").put("properties", properties.put("poll", poll()));
            case CONTACT -> object("contacts").put("properties", properties.put("contacts", cards(textLength)));
        };
    }

    private static JsonObject captioned(JsonObject properties, int textLength) {
        return properties
                .put("content", url())
                .put("caption", text(0, textLength))
                .put("filename", text(1, MAX_NAME));
    }

    private static JsonObject location(JsonObject properties, int textLength) {
        return properties
                .put("latitude", number(-90, 90))
                .put("longitude", number(-180, 180))
                .put("title", text(1, textLength));
    }

    /** With {@code content} as the other kinds have it, or else with {@code file} in WAHA's way. */
    private static JsonObject fileMessage(JsonObject captioned) {
        JsonObject byContent = captioned.copy().put("mimetype", mimetype());
        JsonObject byFile = captioned.copy().put("file", file());
        byFile.remove("content");
        byFile.remove("filename");
        return type("object")
                .put("if", new JsonObject().put("required", new JsonArray().add("content")))
                .put("then", object("content").put("properties", byContent))
                .put("else", object("file").put("properties", byFile));
    }

    private static JsonObject mimetype() {
        return text(1, MAX_NAME).put("pattern", MIMETYPE).put(MESSAGE, "Invalid mimetype");
    }

    private static JsonObject file() {
        return object("url")
                .put(
                        "properties",
                        new JsonObject()
                                .put("url", url())
                                .put("mimetype", mimetype())
                                .put("filename", text(1, MAX_NAME)));
    }

    private static JsonObject poll() {
        JsonObject options = array(2, MAX_OPTIONS).put("items", text(1, MAX_NAME));
        // each is compared with each, which no longer array may cost
        options.put("if", new JsonObject().put("maxItems", MAX_OPTIONS))
                .put("then", new JsonObject().put("uniqueItems", true));
        return object("name", "options")
                .put(
                        "properties",
                        new JsonObject()
                                .put("name", text(1, MAX_NAME))
                                .put("options", options)
                                .put("multipleAnswers", flag()));
    }

    private static JsonObject cards(int textLength) {
        JsonObject vcard = object("vcard").put("properties", new JsonObject().put("vcard", text(1, textLength)));
        JsonObject fields = object("fullName", "phoneNumber")
                .put(
                        "properties",
                        new JsonObject()
                                .put("fullName", text(1, MAX_NAME))
                                .put("phoneNumber", text(1, MAX_NAME))
                                .put("organization", text(1, MAX_NAME))
                                .put("whatsappId", text(1, MAX_NAME)));
        JsonObject card = type("object")
                .put("if", new JsonObject().put("required", new JsonArray().add("vcard")))
                .put("then", vcard)
                .put("else", fields);
        return array(1, MAX_CARDS).put("items", card);
    }

    /** An object that has these members, and none but those that it describes. */
    public static JsonObject object(String... required) {
        return type("object").put("required", new JsonArray(List.of(required))).put("additionalProperties", false);
    }

    private static JsonObject url() {
        return text(0, MAX_URL).put("pattern", URL).put(MESSAGE, "Invalid url");
    }

    public static JsonObject text(int minimum, int maximum) {
        return string().put("minLength", minimum).put("maxLength", maximum);
    }

    private static JsonObject number(int minimum, int maximum) {
        return type("number").put("minimum", minimum).put("maximum", maximum);
    }

    public static JsonObject array(int minimum, int maximum) {
        return type("array").put("minItems", minimum).put("maxItems", maximum);
    }

    public static JsonObject oneOf(List<String> words) {
        return string().put("enum", new JsonArray(words));
    }

    public static JsonObject flag() {
        return type("boolean");
    }

    /** A flag among the fields of a form, which are texts. */
    public static JsonObject formFlag() {
        return oneOf(List.of("true", "false"));
    }

    public static JsonObject string() {
        return type("string");
    }

    public static JsonObject type(String name) {
        return new JsonObject().put("type", name);
    }
}
