package io.turbozap.sms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.turbozap.outbound.OutboundResponse;
import io.turbozap.outbound.OutboundResponse.Answer;
import io.turbozap.outbound.OutboundResponse.Lost;
import io.turbozap.outbound.OutboundResponse.NotWritten;
import io.turbozap.session.BlockReason;
import io.turbozap.session.port.SendOutcome.ItemRefused;
import io.turbozap.session.port.SendOutcome.Sent;
import io.turbozap.session.port.SendOutcome.SessionBlocked;
import io.turbozap.session.port.SendOutcome.Unclear;
import io.turbozap.session.port.SessionHealth.NotWorking;
import io.turbozap.session.port.SessionHealth.Working;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** BEHAVIOUR 19 for SMS: whose fault it is. */
class SmsResponsesTest {

    private static Answer answer(int status, String body) {
        return new Answer(status, Buffer.buffer(body), null);
    }

    /** A refusal as Twilio writes it. */
    private static Answer error(int status, int code) {
        JsonObject body = new JsonObject()
                .put("code", code)
                .put("message", "The 'To' number +5511999999999 is bad for Dear Ana")
                .put("more_info", "https://www.twilio.com/docs/errors/" + code)
                .put("status", status);
        return answer(status, body.encode());
    }

    @Test
    void a_message_that_was_taken_has_its_id() {
        assertEquals(new Sent("SM1"), SmsResponses.outcome(answer(201, "{\"sid\":\"SM1\",\"status\":\"queued\"}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"sid\":\"\"}", "<html>Welcome</html>", "[1]", "{\"sid\":"})
    void a_success_without_a_message_proves_nothing(String body) {
        assertEquals(new Unclear("HTTP 200 without a message"), SmsResponses.outcome(answer(200, body)));
    }

    @ParameterizedTest
    @ValueSource(ints = {21211, 21408, 21602, 21604, 21608, 21610, 21612, 21614, 21617, 21699})
    void what_is_wrong_with_number_or_text_fails_the_message(int code) {
        assertInstanceOf(ItemRefused.class, SmsResponses.outcome(error(400, code)));
    }

    @ParameterizedTest
    @CsvSource({
        "21212, SESSION_NOT_WORKING",
        "21603, SESSION_NOT_WORKING",
        "21606, SESSION_NOT_WORKING",
        "21659, SESSION_NOT_WORKING",
        "21660, SESSION_NOT_WORKING",
        "21661, SESSION_NOT_WORKING",
        "21611, RATE_LIMITED"
    })
    void what_is_wrong_with_the_sender_blocks_it(int code, BlockReason blockReason) {
        assertEquals(
                blockReason,
                assertInstanceOf(SessionBlocked.class, SmsResponses.outcome(error(400, code)))
                        .blockReason());
    }

    @ParameterizedTest
    @CsvSource({
        "401, 20003, UNAUTHORIZED",
        "403, 20403, FORBIDDEN",
        "404, 20404, WRONG_PATH",
        "301, 0, WRONG_PATH",
        "405, 20004, WRONG_PATH",
        "429, 20429, RATE_LIMITED",
        "501, 20501, NOT_IMPLEMENTED"
    })
    void what_says_nothing_about_the_message_blocks_the_sender(int status, int code, BlockReason blockReason) {
        assertEquals(
                blockReason,
                assertInstanceOf(SessionBlocked.class, SmsResponses.outcome(error(status, code)))
                        .blockReason());
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504, 520})
    void what_may_have_been_sent_is_unclear(int status) {
        assertInstanceOf(Unclear.class, SmsResponses.outcome(error(status, 20500)));
    }

    @Test
    void only_a_request_that_never_left_is_surely_not_sent() {
        assertEquals(
                new SessionBlocked(BlockReason.GATEWAY_UNREACHABLE, "refused"),
                SmsResponses.outcome(new NotWritten("refused")));
        assertEquals(new Unclear("reset"), SmsResponses.outcome(new Lost("reset")));
    }

    @Test
    void reasons_tell_what_the_code_means() {
        assertEquals(
                new ItemRefused("HTTP 400: the person has unsubscribed from this sender (error 21610)"),
                SmsResponses.outcome(error(400, 21610)));
        assertEquals(
                new ItemRefused("HTTP 400: see https://www.twilio.com/docs/errors/21999"),
                SmsResponses.outcome(error(400, 21999)));
        assertEquals(new ItemRefused("HTTP 400"), SmsResponses.outcome(answer(400, "<html>")));
    }

    @ParameterizedTest
    @CsvSource({"400, 21211", "400, 21999", "400, 21606", "401, 20003", "500, 20500"})
    void reasons_quote_neither_numbers_nor_texts(int status, int code) {
        String said = SmsResponses.outcome(error(status, code)).toString();

        assertFalse(said.contains("5511"), said);
        assertFalse(said.contains("Ana"), said);
    }

    @Test
    void only_an_active_account_works() {
        assertEquals(Working.INSTANCE, SmsResponses.state(answer(200, "{\"status\":\"active\"}")));
        assertEquals(
                new NotWorking(BlockReason.SESSION_NOT_WORKING, "the account is suspended"),
                SmsResponses.state(answer(200, "{\"status\":\"suspended\"}")));
        assertEquals(
                new NotWorking(BlockReason.UNAVAILABLE, "the account's state cannot be read"),
                SmsResponses.state(answer(200, "<html>")));
    }

    @Test
    void a_look_that_fails_says_why() {
        assertEquals(BlockReason.UNAUTHORIZED, rule(error(401, 20003)));
        assertEquals(BlockReason.WRONG_PATH, rule(error(404, 20404)));
        assertEquals(BlockReason.UNAVAILABLE, rule(error(500, 20500)));
        assertEquals(BlockReason.UNAVAILABLE, rule(error(400, 20001)));
        assertEquals(BlockReason.GATEWAY_UNREACHABLE, rule(new Lost("reset")));
        assertEquals(BlockReason.GATEWAY_UNREACHABLE, rule(new NotWritten("refused")));
    }

    private static BlockReason rule(OutboundResponse outboundResponse) {
        return assertInstanceOf(NotWorking.class, SmsResponses.state(outboundResponse))
                .blockReason();
    }
}
