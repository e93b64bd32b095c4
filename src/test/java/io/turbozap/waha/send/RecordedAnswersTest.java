package io.turbozap.waha.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Media;
import io.turbozap.fixture.Recordings;
import io.turbozap.outbound.OutboundResponse;
import io.turbozap.session.port.SendOutcome;
import io.turbozap.session.port.SendOutcome.ItemRefused;
import io.turbozap.session.port.SendOutcome.Sent;
import io.turbozap.session.port.SendOutcome.SessionBlocked;
import io.turbozap.session.port.SendOutcome.Unclear;
import io.turbozap.waha.webhook.WahaEvent;
import io.turbozap.waha.webhook.WahaEvent.MessageAcked;
import io.turbozap.waha.webhook.WahaEvent.MessageReceived;
import io.turbozap.waha.webhook.WahaEvent.MessageSent;
import io.turbozap.waha.webhook.WahaEvent.Other;
import io.turbozap.waha.webhook.WahaEvent.SessionChanged;
import io.turbozap.waha.webhook.WebhookBody;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is read from the answers and webhooks that a real WAHA gave. */
class RecordedAnswersTest {

    private static final long NOW = 1_795_000_000_000L;
    private static final Pattern SEND =
            Pattern.compile("/api/send(Text|Image|File|Voice|Video|Poll|Location|ContactVcard)");

    private static Stream<JsonObject> answersTo(Predicate<JsonObject> wanted) {
        return Recordings.read().stream()
                .filter(record -> record.getString("kind").equals("http"))
                .filter(wanted);
    }

    private static boolean isSend(JsonObject record) {
        JsonObject request = record.getJsonObject("request");
        return request.getString("method").equals("POST")
                && SEND.matcher(request.getString("path")).matches();
    }

    private static OutboundResponse reply(JsonObject record) {
        JsonObject response = record.getJsonObject("response");
        Object body = filled(response.getValue("body"));
        Buffer bytes = body instanceof JsonObject object
                ? object.toBuffer()
                : body instanceof JsonArray array ? array.toBuffer() : Buffer.buffer();
        return new OutboundResponse.Answer(response.getInteger("status"), bytes, null);
    }

    /** The file that a request carried by its address, else null. */
    private static @Nullable Media file(JsonObject record) {
        return record.getJsonObject("request").getValue("body") instanceof JsonObject body
                        && filled(body.getValue("file")) instanceof JsonObject file
                        && file.getValue("url") instanceof String url
                ? new Media(url, file.getString("mimetype", "image/jpeg"), null)
                : null;
    }

    /** Numbers and times in the place of their tokens. */
    private static @Nullable Object filled(@Nullable Object recorded) {
        if (recorded instanceof JsonObject object) {
            JsonObject copy = new JsonObject();
            object.forEach(entry -> copy.put(entry.getKey(), filled(entry.getValue())));
            return copy;
        }
        if (recorded instanceof JsonArray array) {
            JsonArray copy = new JsonArray();
            array.forEach(each -> copy.add(filled(each)));
            return copy;
        }
        if (!(recorded instanceof String text)) {
            return recorded;
        }
        return switch (text) {
            case "<s:int>" -> NOW / 1_000;
            case "<ms:int>" -> NOW;
            default ->
                text.replace("<iso>", "2026-11-30T10:00:00.000Z")
                        .replace("<files>", "http://files.example.com")
                        .replace("<refused>", "http://127.0.0.1:9")
                        .replace("<refused-host>", "127.0.0.1:9")
                        .replace("<s>", Long.toString(NOW / 1_000))
                        .replaceAll("<msg([0-9]+)>", "3EB0000000000000000$1");
        };
    }

    @Test
    void every_accepted_send_yields_its_id() {
        answersTo(record -> isSend(record) && record.getJsonObject("response").getInteger("status") == 201)
                .forEach(record -> {
                    SendOutcome outcome = SendResponses.outcome(reply(record), null);
                    assertInstanceOf(Sent.class, outcome, record.getString("name"));
                    assertNotNull(((Sent) outcome).messageId(), record.getString("name"));
                });
    }

    @Test
    void a_refused_send_is_uncertain_only_where_whatsapps_socket_failed() {
        Set<String> unclear = new TreeSet<>();
        answersTo(record -> isSend(record) && record.getJsonObject("response").getInteger("status") != 201)
                .forEach(record -> {
                    SendOutcome outcome = SendResponses.outcome(reply(record), file(record));
                    assertFalse(outcome instanceof Sent, record.getString("name"));
                    if (outcome instanceof Unclear) {
                        unclear.add(record.getString("name"));
                    }
                });
        assertEquals(
                Set.of(
                        "sendText: not-acceptable",
                        "sendText: socket says Connection Closed",
                        "sendText: socket says Timed Out after the message left"),
                unclear);
    }

    @Test
    void a_session_that_does_not_work_blocks_and_nothing_else_does() {
        answersTo(record -> isSend(record) && record.getJsonObject("response").getInteger("status") == 422)
                .filter(record ->
                        ((JsonObject) record.getJsonObject("response").getValue("body")).containsKey("session"))
                .forEach(record -> assertInstanceOf(
                        SessionBlocked.class, SendResponses.outcome(reply(record), null), record.getString("name")));
        answersTo(record -> isSend(record)
                        && record.getString("name")
                                .matches(".*(chatId null|without chatId|numeric (chatId|text)|text null)"))
                .forEach(record -> assertInstanceOf(
                        ItemRefused.class, SendResponses.outcome(reply(record), null), record.getString("name")));
    }

    @Test
    void the_status_of_every_session_is_read() {
        answersTo(record -> record.getJsonObject("request").getString("method").equals("GET")
                        && record.getJsonObject("request").getString("path").matches("/api/sessions/[a-z]+"))
                .forEach(record -> {
                    JsonObject response = record.getJsonObject("response");
                    boolean works = response.getInteger("status") == 200
                            && response.getJsonObject("body")
                                    .getString("status")
                                    .equals("WORKING");
                    assertEquals(
                            works,
                            QuestionResponses.state(reply(record))
                                    instanceof io.turbozap.session.port.SessionHealth.Working,
                            record.getString("name"));
                });
    }

    @Test
    void every_webhook_is_understood() {
        Recordings.read().stream()
                .filter(record -> record.getString("kind").equals("webhooks"))
                .forEach(record -> record.getJsonArray("posts").stream()
                        .map(post -> (JsonObject) filled(((JsonObject) post).getJsonObject("body")))
                        .forEach(envelope -> understood(record.getString("name"), envelope)));
    }

    private static void understood(String scenario, JsonObject envelope) {
        JsonObject payload = envelope.getJsonObject("payload");
        WahaEvent event = WebhookBody.read(envelope.toBuffer(), NOW);
        assertNotNull(event, scenario);
        assertNotNull(event.eventId(), scenario);
        switch (envelope.getString("event")) {
            case "session.status" ->
                assertEquals(
                        payload.getString("status"),
                        assertInstanceOf(SessionChanged.class, event).status());
            case "message.ack", "message.ack.group" -> {
                MessageAcked acked = assertInstanceOf(MessageAcked.class, event, scenario);
                assertEquals(payload.getInteger("ack"), acked.state().level(), scenario);
                assertTrue(payload.getString("id").contains("_" + acked.messageId()), scenario);
                assertEquals(payload.containsKey("error"), acked.error() != null, scenario);
            }
            case "message", "message.any" -> {
                if (payload.getBoolean("fromMe")) {
                    MessageSent sent = assertInstanceOf(MessageSent.class, event, scenario);
                    assertTrue(payload.getString("id").endsWith("_" + sent.messageId()), scenario);
                    assertEquals(payload.getString("from"), sent.chatId(), scenario);
                } else {
                    MessageReceived received = assertInstanceOf(MessageReceived.class, event, scenario);
                    assertTrue(received.toString().length() > 0, scenario);
                }
            }
            default -> assertInstanceOf(Other.class, event, scenario);
        }
    }

    @Test
    void message_and_message_any_of_one_message_are_two_events_that_say_the_same() {
        List<WahaEvent> events = Recordings.read().stream()
                .filter(record -> record.getString("name").equals("webhooks: incoming text"))
                .flatMap(record -> record.getJsonArray("posts").stream())
                .map(post -> (JsonObject) filled(((JsonObject) post).getJsonObject("body")))
                .map(envelope -> WebhookBody.read(envelope.toBuffer(), NOW))
                .toList();

        assertEquals(2, events.stream().map(WahaEvent::eventId).distinct().count());
        assertTrue(events.stream().allMatch(MessageReceived.class::isInstance));
    }
}
