package io.turbozap.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** What a send answers, in the shape of each engine, and WAHA's own form of a message in history and webhooks. */
final class Shapes {

    private static final String[] ACK_NAMES = {"ERROR", "PENDING", "SERVER", "DEVICE", "READ", "PLAYED"};

    private final Engine engine;

    Shapes(Engine engine) {
        this.engine = engine;
    }

    /** The answer to a send. */
    JsonObject sent(StoredMessage message, String me) {
        return switch (engine) {
            case NOWEB -> message.sending().kind() == MessageKind.POLL ? message(message, 0, me) : rawWithTime(message);
            case GOWS -> new JsonObject().put("id", id(message, me)).put("_data", gowsData(message));
            case WEBJS -> webjs(message, me);
        };
    }

    /** WAHA's own form, the same for every engine. */
    JsonObject message(StoredMessage message, int ack, String me) {
        boolean media = message.sending().kind().isMedia();
        return new JsonObject()
                .put("id", id(message, me))
                .put("timestamp", message.atMillis() / 1_000)
                .put("from", message.chat())
                .put("fromMe", message.fromMe())
                .put("source", message.fromMe() ? "api" : "app")
                .put("to", message.fromMe() ? message.chat() : me)
                .put("participant", null)
                .put("body", message.sending().words())
                .put("hasMedia", media)
                .put("media", media ? media(message.sending()) : null)
                .put("ack", ack)
                .put("ackName", ackName(ack))
                .put("location", Contents.location(message.sending()))
                .put("vCards", Contents.vcards(message.sending()))
                .put("replyTo", null)
                .put("_data", data(message));
    }

    /** The message as the engine keeps it. */
    private JsonObject data(StoredMessage message) {
        return switch (engine) {
            case NOWEB -> raw(message);
            case GOWS -> gowsData(message);
            case WEBJS -> webjsData(message);
        };
    }

    /** The id in webhooks and history; GOWS names the sender in groups. */
    String id(StoredMessage message, String me) {
        boolean group = message.chat().endsWith("@g.us");
        return engine == Engine.GOWS && group ? message.fullId() + "_" + me : message.fullId();
    }

    static String ackName(int ack) {
        return ack >= -1 && ack <= 4 ? ACK_NAMES[ack + 1] : "UNKNOWN";
    }

    private static JsonObject media(Sending sending) {
        return new JsonObject()
                .put("url", sending.content())
                .put("mimetype", sending.mimetype())
                .put("filename", null);
    }

    private static JsonObject rawWithTime(StoredMessage message) {
        return raw(message)
                .put("messageTimestamp", Long.toString(message.atMillis() / 1_000))
                .put("status", "PENDING");
    }

    private static JsonObject raw(StoredMessage message) {
        return new JsonObject()
                .put(
                        "key",
                        new JsonObject()
                                .put("remoteJid", NumberPlan.jid(message.chat()))
                                .put("fromMe", message.fromMe())
                                .put("id", message.id()))
                .put("message", content(message.sending()));
    }

    private static JsonObject content(Sending sending) {
        return switch (sending.kind()) {
            case TEXT -> new JsonObject().put("extendedTextMessage", new JsonObject().put("text", sending.content()));
            case IMAGE -> mediaContent("imageMessage", sending);
            case VIDEO -> mediaContent("videoMessage", sending);
            case VOICE -> mediaContent("audioMessage", sending);
            case FILE -> mediaContent("documentMessage", sending);
            case LOCATION -> Contents.rawLocation(sending);
            case CONTACT -> Contents.rawContact(sending);
            case POLL -> Contents.rawPoll(sending);
        };
    }

    private static JsonObject mediaContent(String name, Sending sending) {
        JsonObject media = new JsonObject().put("url", sending.content());
        putIfThere(media, "mimetype", sending.mimetype());
        putIfThere(media, "caption", sending.caption());
        return new JsonObject().put(name, media);
    }

    private static void putIfThere(JsonObject object, String key, @Nullable String value) {
        if (value != null) {
            object.put(key, value);
        }
    }

    private static JsonObject gowsData(StoredMessage message) {
        return new JsonObject()
                .put(
                        "Info",
                        new JsonObject()
                                .put("Chat", NumberPlan.jid(message.chat()))
                                .put("IsFromMe", message.fromMe())
                                .put("ID", message.id()))
                .put("Message", content(message.sending()));
    }

    private static JsonObject webjsId(StoredMessage message) {
        return new JsonObject()
                .put("fromMe", message.fromMe())
                .put("remote", message.chat())
                .put("id", message.id())
                .put("_serialized", message.fullId());
    }

    private static JsonObject webjsData(StoredMessage message) {
        JsonObject data = new JsonObject().put("id", webjsId(message)).put("type", webjsType(message.sending()));
        Object question = Contents.question(message.sending());
        return question == null ? data : data.put("pollName", question);
    }

    private static JsonObject webjs(StoredMessage message, String me) {
        return new JsonObject()
                .put("_data", webjsData(message))
                .put("id", webjsId(message))
                .put("ack", 0)
                .put("hasMedia", message.sending().kind().isMedia())
                .put("body", message.sending().words())
                .put("type", webjsType(message.sending()))
                .put("timestamp", message.atMillis() / 1_000)
                .put("from", me)
                .put("to", message.chat())
                .put("mentionedIds", new JsonArray());
    }

    private static String webjsType(Sending sending) {
        return switch (sending.kind()) {
            case TEXT -> "chat";
            case IMAGE -> "image";
            case VIDEO -> "video";
            case VOICE -> "ptt";
            case FILE -> "document";
            case POLL -> "poll_creation";
            case LOCATION -> "location";
            case CONTACT -> "vcard";
        };
    }
}
