package io.turbozap.simulator.message;

import io.turbozap.simulator.model.Engine;
import io.turbozap.simulator.model.KnownNumbers;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The answers to sends, in the shape of each engine, and WAHA's own form of a message in history and webhooks. */
public final class Shapes {

    private static final String[] ACK_NAMES = {"ERROR", "PENDING", "SERVER", "DEVICE", "READ", "PLAYED"};

    private final Engine engine;
    private final Supplier<String> address;

    /**
     * The shapes of one engine.
     *
     * @param address of this server, as far as WAHA knows it
     */
    public Shapes(Engine engine, Supplier<String> address) {
        this.engine = engine;
        this.address = address;
    }

    /** The answer to a send. */
    public JsonObject sent(StoredMessage message, String me) {
        return switch (engine) {
            case NOWEB ->
                message.messageContent().kind() == MessageKind.POLL ? live(message, 0, me) : NowebRaw.live(message, me);
            case GOWS -> new JsonObject().put("id", id(message, me)).put("_data", gowsData(message));
            case WEBJS -> webjs(message, me);
        };
    }

    /** WAHA's own form in webhooks. */
    public JsonObject live(StoredMessage message, int ack, String me) {
        return message(message, ack, me, /* whole= */ true, media(message))
                .put("_data", data(message, () -> NowebRaw.live(message, me)));
    }

    /**
     * WAHA's own form in the history.
     *
     * @param download whether the file of a media is wanted as well
     */
    public JsonObject stored(StoredMessage message, int ack, String me, boolean download) {
        return message(message, ack, me, /* whole= */ false, download ? media(message) : null)
                .put("_data", data(message, () -> NowebRaw.stored(message, me, ack)));
    }

    private JsonObject message(StoredMessage message, int ack, String me, boolean whole, @Nullable JsonObject media) {
        JsonObject json = new JsonObject()
                .put("id", id(message, me))
                .put("timestamp", message.atMillis() / 1_000)
                .put("from", message.chat())
                .put("fromMe", message.fromMe())
                .put("source", message.origin().api() ? "api" : "app")
                .put("body", message.messageContent().words())
                .put("hasMedia", message.messageContent().kind().isMedia())
                .put("media", media)
                .put("ack", ack)
                .put("ackName", ackName(ack))
                .put("location", Contents.location(message.messageContent(), whole))
                .put("vCards", Contents.vcards(message.messageContent()))
                .put("replyTo", null);
        if (engine != Engine.NOWEB) {
            return json.put("to", message.fromMe() ? message.chat() : me).put("participant", null);
        }
        String writer = message.origin().participant();
        return writer == null ? json : json.put("to", message.chat()).put("participant", writer);
    }

    /** The message as the engine keeps it. */
    private JsonObject data(StoredMessage message, Supplier<JsonObject> noweb) {
        return switch (engine) {
            case NOWEB -> noweb.get();
            case GOWS -> gowsData(message);
            case WEBJS -> webjsData(message);
        };
    }

    /** The id in webhooks and history; GOWS names the sender in groups. */
    public String id(StoredMessage message, String me) {
        boolean group = message.chat().endsWith("@g.us") && message.origin().participant() == null;
        return engine == Engine.GOWS && group ? message.fullId() + "_" + me : message.fullId();
    }

    public static boolean isAckName(String name) {
        return List.of(ACK_NAMES).contains(name);
    }

    public static String ackName(int ack) {
        return ack >= -1 && ack <= 4 ? ACK_NAMES[ack + 1] : "UNKNOWN";
    }

    /** Where WAHA keeps the file; null for a message without one. */
    private @Nullable JsonObject media(StoredMessage message) {
        MediaFile file = message.messageContent().file();
        return file == null
                ? null
                : new JsonObject()
                        .put(
                                "url",
                                address.get() + "/api/files/" + message.session() + "/" + message.id() + "."
                                        + file.extension())
                        .put(
                                "filename",
                                file.filename() == null
                                                || message.messageContent().kind() != MessageKind.FILE
                                        ? null
                                        : file.filename())
                        .put("mimetype", file.mimetype());
    }

    private static JsonObject gowsData(StoredMessage message) {
        return new JsonObject()
                .put(
                        "Info",
                        new JsonObject()
                                .put("Chat", KnownNumbers.jid(message.chat()))
                                .put("IsFromMe", message.fromMe())
                                .put("ID", message.id()))
                .put("Message", NowebRaw.content(message.messageContent()));
    }

    private static JsonObject webjsId(StoredMessage message) {
        return new JsonObject()
                .put("fromMe", message.fromMe())
                .put("remote", message.chat())
                .put("id", message.id())
                .put("_serialized", message.fullId());
    }

    private static JsonObject webjsData(StoredMessage message) {
        JsonObject data = new JsonObject()
                .put("id", webjsId(message))
                .put("type", message.messageContent().kind().webjsType());
        Object question = Contents.question(message.messageContent());
        return question == null ? data : data.put("pollName", question);
    }

    private static JsonObject webjs(StoredMessage message, String me) {
        return new JsonObject()
                .put("_data", webjsData(message))
                .put("id", webjsId(message))
                .put("ack", 0)
                .put("hasMedia", message.messageContent().kind().isMedia())
                .put("body", message.messageContent().words())
                .put("type", message.messageContent().kind().webjsType())
                .put("timestamp", message.atMillis() / 1_000)
                .put("from", me)
                .put("to", message.chat())
                .put("mentionedIds", new JsonArray());
    }
}
