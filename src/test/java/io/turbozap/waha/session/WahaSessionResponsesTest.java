package io.turbozap.waha.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.turbozap.outbound.OutboundResponse;
import io.turbozap.waha.server.ErrorRedactor;
import io.turbozap.waha.session.WahaFailure.Kind;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What WAHA 2026.4.1 answers about sessions, word for word (waha-recordings.json). */
class WahaSessionResponsesTest {

    private static final String ABSENT =
            "We didn't find a session with name 'zz'.\\nPlease start it first by using POST"
                    + " /api/sessions/zz/start request";

    private final WahaSessionResponses answers = new WahaSessionResponses(new ErrorRedactor(null));

    private static OutboundResponse reply(int status, String body) {
        return new OutboundResponse.Answer(status, Buffer.buffer(body.replace('`', '"')), null);
    }

    private static OutboundResponse refusal(int status, String message) {
        return reply(status, "{`message`:`" + message + "`,`error`:`x`,`statusCode`:" + status + "}");
    }

    @Test
    void stop_of_an_unknown_session_is_a_success_without_a_body() {
        assertEquals(WahaSessionAnswer.Absent.INSTANCE, answers.stop(reply(201, "")));
        WahaSessionAnswer.Info stopped =
                assertInstanceOf(WahaSessionAnswer.Info.class, answers.stop(reply(201, "{`status`:`STOPPED`}")));
        assertEquals("STOPPED", stopped.status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Session not found", ABSENT})
    void session_that_is_not_there_is_absent(String message) {
        assertEquals(WahaSessionAnswer.Absent.INSTANCE, answers.code(refusal(404, message)));
        assertEquals(WahaSessionAnswer.Absent.INSTANCE, answers.session(refusal(404, message)));
    }

    @Test
    void session_that_is_not_there_is_absent_for_what_waits_for_it_too() {
        assertEquals(
                WahaSessionAnswer.Absent.INSTANCE,
                answers.picture(reply(422, "{`error`:`Session \\`zz\\` does not exist`,`session`:`zz`}")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {`message`:`Can request code only in SCAN_QR_CODE status. The current status is WORKING`,`statusCode`:422}
            {`message`:`Can request code only in SCAN_QR_CODE status. The current status is FAILED`,`statusCode`:422}
            {`error`:`Session status is not as expected. Try again later`,`status`:`FAILED`,`expected`:[`SCAN_QR_CODE`]}
            {`message`:`Session 'rec' is already started.`,`error`:`Unprocessable Entity`,`statusCode`:422}
            """)
    void either_family_of_422_tells_of_a_state(String body) {
        assertInstanceOf(WahaSessionAnswer.Conflict.class, answers.code(reply(422, body)));
    }

    @Test
    void other_422s_are_refusals() {
        WahaSessionAnswer.Trouble trouble = assertInstanceOf(
                WahaSessionAnswer.Trouble.class,
                answers.code(refusal(422, "WAHA Core support only 'default' session.")));
        assertEquals(Kind.REFUSED, trouble.failure().kind());
    }
}
