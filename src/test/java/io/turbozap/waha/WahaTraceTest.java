package io.turbozap.waha;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.DeliveryState;
import io.turbozap.campaign.Message;
import io.turbozap.campaign.SendRequest;
import io.turbozap.session.BlockReason;
import io.turbozap.session.port.LookupResult;
import io.turbozap.session.port.LookupResult.Absent;
import io.turbozap.session.port.LookupResult.Found;
import io.turbozap.session.port.LookupResult.NoAnswer;
import io.turbozap.session.port.LookupResult.Unanswerable;
import io.turbozap.session.port.UncertainSend;
import io.turbozap.waha.webhook.WahaEvent;
import io.turbozap.waha.webhook.WebhookBody;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** BEHAVIOUR 20: looking for what may have been sent. */
@ExtendWith(VertxExtension.class)
class WahaTraceTest {

    private static final String LOOK = "GET /api/sessions/default";
    private static final String HISTORY = "GET /api/default/chats/5511999999999%40c.us/messages";
    private static final String BY_ID = HISTORY + "/true_5511999999999%40c.us_3EB0MINE";
    private static final Instant INTENT = Instant.parse("2026-11-21T10:00:00.700Z");
    private static final Instant LATER = INTENT.plusSeconds(60);
    private static final SendRequest HELLO = Samples.text("Hello");

    private FakeWaha waha;
    private GatewayBench gateway;

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        waha = FakeWaha.start(vertx);
        gateway = GatewayBench.of(vertx, waha);
        gateway.setTime(LATER);
    }

    private static UncertainSend attempt(String id, String... known) {
        return new UncertainSend(HELLO, id, INTENT.toEpochMilli(), Set.of(known));
    }

    private static String date(Instant at) {
        return "Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC)) + "\r\n";
    }

    private static JsonObject shown(String id, Instant at, String body) {
        return new JsonObject()
                .put("id", "true_5511999999999@c.us_" + id)
                .put("timestamp", at.getEpochSecond())
                .put("fromMe", true)
                .put("hasMedia", false)
                .put("body", body);
    }

    private void working(Instant wahaTime) {
        waha.on(LOOK, FakeWaha.answer(200, date(wahaTime), "{\"status\":\"WORKING\"}"));
    }

    private void history(Instant wahaTime, JsonObject... messages) {
        JsonArray page = new JsonArray();
        for (JsonObject message : messages) {
            page.add(message);
        }
        waha.on(HISTORY, FakeWaha.answer(200, date(wahaTime), page.encode()));
    }

    @Test
    void message_in_the_history_is_found() throws Exception {
        working(LATER);
        history(LATER, shown("3EB0NEW", INTENT.plusSeconds(1), "Hello"));
        assertEquals(new Found("3EB0NEW"), gateway.trace(attempt(null)));
        waha.next();
        String target = waha.next().target();
        assertTrue(
                target.endsWith("/messages?limit=100&offset=0&sortOrder=desc&downloadMedia=false&filter.fromMe=true"
                        + "&filter.timestamp.gte=" + INTENT.getEpochSecond()),
                target);
    }

    @Test
    void message_of_the_very_second_of_the_intent_is_found() throws Exception {
        working(LATER);
        history(LATER, shown("3EB0NEW", INTENT, "Hello"));
        assertEquals(new Found("3EB0NEW"), gateway.trace(attempt(null)));
    }

    @Test
    void identical_earlier_message_is_no_trace() throws Exception {
        working(LATER);
        history(LATER, shown("3EB0OLD", INTENT.minusSeconds(2), "Hello"));
        assertEquals(Absent.INSTANCE, gateway.trace(attempt(null)));
    }

    @Test
    void identical_known_message_is_no_trace() throws Exception {
        working(LATER);
        history(LATER, shown("3EB0OLD", INTENT, "Hello"));
        assertEquals(Absent.INSTANCE, gateway.trace(attempt(null, "3EB0OLD")));
    }

    @Test
    void other_texts_and_other_peoples_messages_are_no_trace() throws Exception {
        working(LATER);
        JsonObject theirs = shown("3EB0A", INTENT.plusSeconds(1), "Hello")
                .put("fromMe", false)
                .put("id", "false_5511999999999@c.us_3EB0A");
        history(LATER, shown("3EB0B", INTENT.plusSeconds(1), "Hello!"), theirs);
        assertEquals(Absent.INSTANCE, gateway.trace(attempt(null)));
    }

    @Test
    void newer_is_judged_by_wahas_clock_when_it_is_behind() throws Exception {
        Instant behind = LATER.minusSeconds(3_600);
        working(behind);
        history(behind, shown("3EB0NEW", INTENT.minusSeconds(3_599), "Hello"));
        assertEquals(new Found("3EB0NEW"), gateway.trace(attempt(null)));
        waha.next();
        assertTrue(waha.next().target().endsWith("gte=" + (INTENT.getEpochSecond() - 3_600)));
    }

    @Test
    void newer_is_judged_by_wahas_clock_when_it_is_ahead() throws Exception {
        Instant ahead = LATER.plusSeconds(3_600);
        working(ahead);
        history(ahead, shown("3EB0OLD", INTENT.plusSeconds(3_590), "Hello"));
        assertEquals(Absent.INSTANCE, gateway.trace(attempt(null)));
    }

    @Test
    void message_is_asked_for_by_its_id_first() throws Exception {
        working(LATER);
        waha.on(BY_ID, 200, shown("3EB0MINE", INTENT, "Hello").encode());
        assertEquals(new Found("3EB0MINE"), gateway.trace(attempt("3EB0MINE")));
    }

    @ParameterizedTest
    @CsvSource({"404", "400", "500", "501"})
    void id_that_is_not_known_leads_to_the_history(int status) throws Exception {
        working(LATER);
        waha.on(BY_ID, status, "{}");
        history(LATER, shown("3EB0NEW", INTENT, "Hello"));
        assertEquals(new Found("3EB0NEW"), gateway.trace(attempt("3EB0MINE")));
    }

    @Test
    void answer_about_another_message_is_not_believed() throws Exception {
        working(LATER);
        waha.on(BY_ID, 200, "");
        history(LATER);
        assertEquals(Absent.INSTANCE, gateway.trace(attempt("3EB0MINE")));
    }

    @Test
    void own_id_in_the_history_is_enough() throws Exception {
        working(LATER);
        waha.on(BY_ID, 404, "{}");
        history(LATER, shown("3EB0MINE", INTENT, "edited meanwhile"));
        assertEquals(new Found("3EB0MINE"), gateway.trace(attempt("3EB0MINE")));
    }

    @Test
    void session_that_is_not_working_cannot_answer() throws Exception {
        waha.on(LOOK, 200, "{\"status\":\"STARTING\"}");
        assertEquals(
                new NoAnswer(BlockReason.SESSION_NOT_WORKING, "the session is STARTING"), gateway.trace(attempt(null)));
    }

    @Test
    void waha_that_is_not_there_cannot_answer() throws Exception {
        waha.stop();
        assertEquals(
                BlockReason.WAHA_UNREACHABLE,
                assertInstanceOf(NoAnswer.class, gateway.trace(attempt(null))).blockReason());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            401; {'message':'Unauthorized','statusCode':401}; UNAUTHORIZED
            422; {'error':'not as expected','session':'default','status':'STOPPED'}; SESSION_NOT_WORKING
            429; {}; RATE_LIMITED
            500; {}; UNAVAILABLE
            502; {}; BAD_GATEWAY
            503; {}; UNAVAILABLE
            504; {}; UNAVAILABLE
            """)
    void history_that_fails_may_answer_later(int status, String body, BlockReason blockReason) throws Exception {
        working(LATER);
        waha.on(HISTORY, status, body.replace('\'', '"'));
        LookupResult lookupResult = gateway.trace(attempt(null));
        assertEquals(blockReason, assertInstanceOf(NoAnswer.class, lookupResult).blockReason());
    }

    @Test
    void history_that_is_cut_may_answer_later() throws Exception {
        working(LATER);
        waha.on(HISTORY, FakeWaha.close());
        assertInstanceOf(NoAnswer.class, gateway.trace(attempt(null)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            400; {'message':'Enable NOWEB store','statusCode':400}
            404; {'message':'Cannot GET /api','statusCode':404}
            422; {'message':'only in Plus','statusCode':422}
            501; {'message':'not implemented','statusCode':501}
            200; {'not':'a list'}
            200; [{
            """)
    void history_that_waha_does_not_have_will_never_answer(int status, String body) throws Exception {
        working(LATER);
        waha.on(HISTORY, status, body.replace('\'', '"'));
        assertInstanceOf(Unanswerable.class, gateway.trace(attempt(null)));
    }

    @Test
    void full_pages_are_followed_up_to_a_bound() throws Exception {
        working(LATER);
        JsonObject[] full = new JsonObject[100];
        for (int i = 0; i < full.length; i++) {
            full[i] = shown("3EB0X" + i, INTENT.plusSeconds(5), "other");
        }
        history(LATER, full);
        history(LATER, shown("3EB0NEW", INTENT.plusSeconds(1), "Hello"));
        assertEquals(new Found("3EB0NEW"), gateway.trace(attempt(null)));
        waha.next();
        waha.next();
        assertTrue(waha.next().target().contains("offset=100"));
    }

    @Test
    void endless_history_will_never_answer() throws Exception {
        working(LATER);
        JsonObject[] full = new JsonObject[100];
        Arrays.fill(full, shown("3EB0X", INTENT.plusSeconds(5), "other"));
        history(LATER, full);
        assertInstanceOf(Unanswerable.class, gateway.trace(attempt(null)));
    }

    @Test
    void older_messages_end_the_search_where_the_filter_is_ignored() throws Exception {
        working(LATER);
        JsonObject[] full = new JsonObject[100];
        Arrays.fill(full, shown("3EB0X", INTENT.minusSeconds(50), "Hello"));
        history(LATER, full);
        assertEquals(Absent.INSTANCE, gateway.trace(attempt(null)));
    }

    @Test
    void message_that_cannot_be_compared_leaves_it_open() throws Exception {
        working(LATER);
        history(LATER, shown("3EB0NEW", INTENT.plusSeconds(1), null));
        SendRequest poll = Samples.request(new Message.Poll("Well?", List.of("Yes", "No"), false));
        assertInstanceOf(
                Unanswerable.class, gateway.trace(new UncertainSend(poll, null, INTENT.toEpochMilli(), Set.of())));
    }

    @Test
    void matching_message_without_time_leaves_it_open() throws Exception {
        working(LATER);
        JsonObject message = shown("3EB0NEW", INTENT, "Hello");
        message.remove("timestamp");
        history(LATER, message);
        assertInstanceOf(Unanswerable.class, gateway.trace(attempt(null)));
    }

    /** A webhook tells of a message, now by our clock. */
    private void told(String id, Instant at, String body) {
        JsonObject envelope = new JsonObject()
                .put("event", "message.any")
                .put("session", "default")
                .put("payload", shown(id, at, body));
        gateway.sent.handle(Objects.requireNonNull(WebhookBody.read(envelope.toBuffer(), 0)));
    }

    private void acked(String id, int level) {
        gateway.sent.handle(
                new WahaEvent.MessageAcked(null, Samples.SESSION, id, null, DeliveryState.of(level), 0, null));
    }

    @Test
    void acknowledged_id_is_found_without_asking() throws Exception {
        acked("3EB0MINE", 1);
        assertEquals(new Found("3EB0MINE"), gateway.trace(attempt("3EB0MINE")));
        assertEquals(0, waha.unread());
    }

    @Test
    void id_that_a_webhook_told_is_found_without_asking() throws Exception {
        told("3EB0MINE", INTENT, "Hello");
        assertEquals(new Found("3EB0MINE"), gateway.trace(attempt("3EB0MINE")));
        assertEquals(0, waha.unread());
    }

    @Test
    void id_that_failed_is_no_trace() throws Exception {
        working(LATER);
        history(LATER);
        acked("3EB0MINE", -1);
        assertEquals(Absent.INSTANCE, gateway.trace(attempt("3EB0MINE")));
    }

    @Test
    void message_that_a_webhook_told_is_found_without_a_history() throws Exception {
        working(LATER);
        told("3EB0NEW", INTENT.plusSeconds(1), "Hello");
        assertEquals(new Found("3EB0NEW"), gateway.trace(attempt(null)));
    }

    @Test
    void message_that_a_webhook_told_is_found_whatever_became_of_the_session() throws Exception {
        waha.on(LOOK, FakeWaha.answer(200, date(LATER), "{\"status\":\"FAILED\"}"));
        told("3EB0NEW", INTENT.plusSeconds(1), "Hello");
        assertEquals(new Found("3EB0NEW"), gateway.trace(attempt(null)));
    }

    @Test
    void webhook_of_an_earlier_known_or_other_message_is_no_trace() throws Exception {
        working(LATER);
        history(LATER);
        told("3EB0OLD", INTENT.minusSeconds(2), "Hello");
        told("3EB0KNOWN", INTENT.plusSeconds(1), "Hello");
        told("3EB0OTHER", INTENT.plusSeconds(1), "Hello!");
        assertEquals(Absent.INSTANCE, gateway.trace(attempt(null, "3EB0KNOWN")));
    }

    @Test
    void webhook_heard_before_the_intent_is_no_trace_whatever_time_it_tells() throws Exception {
        gateway.setTime(INTENT.minusSeconds(1));
        told("3EB0OLD", INTENT.plusSeconds(1), "Hello");
        gateway.setTime(LATER);
        working(LATER);
        history(LATER);
        assertEquals(Absent.INSTANCE, gateway.trace(attempt(null)));
    }

    @Test
    void webhook_is_judged_by_wahas_clock_too() throws Exception {
        Instant ahead = LATER.plusSeconds(3_600);
        working(ahead);
        history(ahead);
        told("3EB0OLD", INTENT.plusSeconds(3_590), "Hello");
        assertEquals(Absent.INSTANCE, gateway.trace(attempt(null)));
        told("3EB0NEW", INTENT.plusSeconds(3_600), "Hello");
        assertEquals(new Found("3EB0NEW"), gateway.trace(attempt(null)));
    }

    @Test
    void without_history_a_webhook_that_may_be_under_way_is_waited_for() throws Exception {
        working(LATER);
        waha.on(HISTORY, 400, "{}");
        told("3EB0ELSE", INTENT.plusSeconds(1), "Bye");
        gateway.setTime(INTENT.plusSeconds(9));
        assertEquals(
                BlockReason.SETTLING,
                assertInstanceOf(NoAnswer.class, gateway.trace(attempt(null))).blockReason());
        gateway.setTime(INTENT.plusSeconds(10));
        assertInstanceOf(Unanswerable.class, gateway.trace(attempt(null)));
    }

    @Test
    void without_history_and_webhooks_nothing_is_waited_for() throws Exception {
        working(LATER);
        waha.on(HISTORY, 400, "{}");
        gateway.setTime(INTENT.plusSeconds(1));
        assertInstanceOf(Unanswerable.class, gateway.trace(attempt(null)));
    }
}
