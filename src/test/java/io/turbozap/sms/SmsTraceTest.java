package io.turbozap.sms;

import static io.turbozap.sms.SmsBench.MESSAGES;
import static io.turbozap.sms.SmsBench.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.turbozap.session.BlockReason;
import io.turbozap.session.port.LookupResult;
import io.turbozap.session.port.LookupResult.Absent;
import io.turbozap.session.port.LookupResult.Found;
import io.turbozap.session.port.LookupResult.NoAnswer;
import io.turbozap.session.port.LookupResult.Unanswerable;
import io.turbozap.session.port.UncertainSend;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** BEHAVIOUR 20 for SMS: looking for what may have been sent. */
@ExtendWith(VertxExtension.class)
class SmsTraceTest {

    private static final String LIST = "GET " + MESSAGES;
    private static final Instant START = Instant.parse("2026-11-21T10:00:00.700Z");

    private FakeProvider provider;
    private SmsBench gateway;

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        provider = FakeProvider.start(vertx);
        gateway = new SmsBench(vertx, provider.baseUrl());
    }

    private static String date(Instant at) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
    }

    private static JsonObject shown(String sid, Instant at, String body) {
        return new JsonObject()
                .put("sid", sid)
                .put("date_created", date(at))
                .put("direction", "outbound-api")
                .put("status", "queued")
                .put("body", body);
    }

    private void list(JsonObject... messages) {
        JsonArray list = new JsonArray();
        for (JsonObject message : messages) {
            list.add(message);
        }
        provider.on(LIST, 200, new JsonObject().put("messages", list).encode());
    }

    private LookupResult trace(String... known) throws Exception {
        return gateway.trace(new UncertainSend(text("Hello"), null, START.toEpochMilli(), Set.of(known)));
    }

    @Test
    void the_messages_between_both_numbers_are_asked_for() throws Exception {
        list();

        assertEquals(Absent.INSTANCE, trace());
        assertEquals(
                MESSAGES + "?To=%2B5511999999999&From=%2B15550001111&PageSize=100",
                provider.next().target());
    }

    @Test
    void a_message_with_the_same_words_since_the_start_is_it() throws Exception {
        list(shown("SM3", START.plusSeconds(2), "Other"), shown("SM2", START, " Hello\r\n"));

        assertEquals(new Found("SM2"), trace());
    }

    @Test
    void a_trial_account_puts_words_before_the_text() throws Exception {
        list(shown("SM2", START, "Sent from your Twilio trial account - Hello"));

        assertEquals(new Found("SM2"), trace());
    }

    @Test
    void an_older_a_known_and_a_received_message_are_no_trace() throws Exception {
        list(
                shown("SM4", START, "Hello").put("direction", "inbound"),
                shown("SM3", START, "Hello"),
                shown("SM1", START.minusSeconds(5), "Hello"));

        assertEquals(Absent.INSTANCE, trace("SM3"));
    }

    @Test
    void the_providers_clock_counts() throws Exception {
        Instant theirs = START.minusSeconds(3_600);
        JsonArray list = new JsonArray().add(shown("SM2", theirs.plusSeconds(1), "Hello"));
        provider.on(LIST, request -> request.response()
                .putHeader("Date", date(Instant.now().minusSeconds(3_600)))
                .end(new JsonObject().put("messages", list).encode()));

        assertEquals(new Found("SM2"), trace());
    }

    @ParameterizedTest
    @CsvSource({"'', true", "Hello, false"})
    void a_message_that_cannot_be_compared_leaves_it_open(String body, boolean dated) throws Exception {
        JsonObject hidden = shown("SM2", START, body);
        if (!dated) {
            hidden.put("date_created", "yesterday");
        }
        list(hidden);

        assertInstanceOf(Unanswerable.class, trace());
    }

    @Test
    void a_full_list_proves_absence_only_if_it_reaches_back() throws Exception {
        JsonObject[] messages = new JsonObject[Provider.PAGE];
        for (int i = 0; i < messages.length; i++) {
            messages[i] = shown("SM" + i, START.plusSeconds(1), "Other " + i);
        }
        list(messages);
        assertInstanceOf(Unanswerable.class, trace());

        messages[messages.length - 1] = shown("SM0", START.minusSeconds(5), "Older");
        list(messages);
        assertEquals(Absent.INSTANCE, trace());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "<html>", "{\"messages\":7}"})
    void what_is_no_list_answers_nothing(String body) throws Exception {
        provider.on(LIST, 200, body);

        assertInstanceOf(Unanswerable.class, trace());
    }

    @ParameterizedTest
    @CsvSource({
        "401, UNAUTHORIZED",
        "404, WRONG_PATH",
        "429, RATE_LIMITED",
        "500, UNAVAILABLE",
        "503, UNAVAILABLE",
        "504, UNAVAILABLE"
    })
    void a_list_that_fails_may_answer_later(int status, BlockReason blockReason) throws Exception {
        provider.on(LIST, status, "{}");

        assertEquals(new NoAnswer(blockReason, "HTTP " + status), trace());
    }

    @Test
    void a_list_that_is_cut_may_answer_later() throws Exception {
        provider.on(LIST, FakeProvider.cut());

        assertEquals(
                BlockReason.GATEWAY_UNREACHABLE,
                assertInstanceOf(NoAnswer.class, trace()).blockReason());
    }
}
