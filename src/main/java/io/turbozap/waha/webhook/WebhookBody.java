package io.turbozap.waha.webhook;

import io.turbozap.campaign.DeliveryState;
import io.turbozap.campaign.SessionName;
import io.turbozap.waha.message.AckReader;
import io.turbozap.waha.message.ChatOfMessage;
import io.turbozap.waha.message.HistoryMessage;
import io.turbozap.waha.message.MessageIds;
import io.turbozap.waha.server.AnswerBody;
import io.turbozap.waha.server.WahaTime;
import io.turbozap.waha.webhook.WahaEvent.AckError;
import io.turbozap.waha.webhook.WahaEvent.MessageAcked;
import io.turbozap.waha.webhook.WahaEvent.MessageReceived;
import io.turbozap.waha.webhook.WahaEvent.MessageSent;
import io.turbozap.waha.webhook.WahaEvent.Other;
import io.turbozap.waha.webhook.WahaEvent.SessionChanged;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The body of a webhook: an envelope around an event. Servers and engines differ in what they leave out, and put
 * numbers in quotes; whatever cannot be understood is {@link Other}.
 */
public final class WebhookBody {

    private static final int MAX_EVENT_ID = 128;
    private static final int MAX_WORD = 64;

    private final JsonObject envelope;
    private final JsonObject payload;
    private final @Nullable String eventId;
    private final long at;
    private final long now;

    private WebhookBody(JsonObject envelope, long now) {
        this.envelope = envelope;
        this.payload = AnswerBody.object(envelope, "payload");
        String id = AnswerBody.text(envelope, "id");
        String name = AnswerBody.text(envelope, "event");
        boolean usable = !id.isBlank() && id.length() <= MAX_EVENT_ID && name.length() <= MAX_WORD;
        this.eventId = usable ? name + " " + id : null;
        long given = WahaTime.millis(envelope.getValue("timestamp"));
        this.at = given < 0 ? now : WahaTime.past(given, now);
        this.now = now;
    }

    /**
     * The event in {@code body}, or null if it is not JSON. The caller bounds its length.
     *
     * @param now stands in where there is no time, epoch milliseconds
     */
    public static @Nullable WahaEvent read(Buffer body, long now) {
        try {
            return Json.decodeValue(body) instanceof JsonObject envelope
                    ? new WebhookBody(envelope, now).event()
                    : new Other(null);
        } catch (DecodeException notJson) {
            return null;
        }
    }

    private WahaEvent event() {
        String event = AnswerBody.text(envelope, "event");
        String named = AnswerBody.text(envelope, "session");
        String name = named.isEmpty() && event.equals("session.status") ? AnswerBody.text(payload, "name") : named;
        WahaEvent understood = SessionName.isValid(name) ? event(event, new SessionName(name)) : null;
        return understood == null ? new Other(eventId) : understood;
    }

    private @Nullable WahaEvent event(String event, SessionName session) {
        return switch (event) {
            case "message.ack", "message.ack.group" -> acked(session);
            case "message.any", "message" -> isOwn() ? sent(session) : received(session);
            case "session.status" -> changed(session);
            default -> null;
        };
    }

    private @Nullable MessageAcked acked(SessionName session) {
        String id = MessageIds.in(payload);
        DeliveryState state = AckReader.read(payload);
        if (id == null || state == null || isForeign()) {
            return null;
        }
        return new MessageAcked(eventId, session, id, ChatOfMessage.ofOwn(payload), state, at, error());
    }

    private @Nullable AckError error() {
        JsonObject error = AnswerBody.object(payload, "error");
        if (error.isEmpty()) {
            return null;
        }
        long until = WahaTime.instant(AnswerBody.text(error, "until"));
        return new AckError(
                word(error.getValue("code")), word(error.getValue("reason")), until < 0 ? null : Long.valueOf(until));
    }

    /** A short text or number as text, else null. */
    private static @Nullable String word(@Nullable Object value) {
        String text = value instanceof String || value instanceof Number ? String.valueOf(value) : "";
        return text.isBlank() || text.length() > MAX_WORD ? null : text;
    }

    private @Nullable MessageSent sent(SessionName session) {
        String id = MessageIds.in(payload);
        String chat = ChatOfMessage.ofOwn(payload);
        if (id == null || chat == null) {
            return null;
        }
        JsonObject shown = new HistoryMessage(payload).essence().put("id", id).put("fromMe", true);
        shown.put("timestamp", payload.getValue("timestamp"));
        return new MessageSent(eventId, session, id, chat, time(), word(payload.getValue("source")), shown);
    }

    private @Nullable MessageReceived received(SessionName session) {
        return IncomingMessage.read(payload, eventId, session, at, now);
    }

    private @Nullable SessionChanged changed(SessionName session) {
        String status = AnswerBody.text(payload, "status");
        return status.isBlank() || status.length() > MAX_WORD
                ? null
                : new SessionChanged(eventId, session, status.toUpperCase(Locale.ROOT), at);
    }

    private boolean isOwn() {
        return IncomingMessage.isOwn(payload);
    }

    private boolean isForeign() {
        return Boolean.FALSE.equals(payload.getValue("fromMe"))
                || AnswerBody.text(payload, "id").startsWith("false_");
    }

    private long time() {
        long given = IncomingMessage.time(payload);
        return given < 0 ? at : WahaTime.past(given, now);
    }
}
