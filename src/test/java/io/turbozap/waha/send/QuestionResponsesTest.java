package io.turbozap.waha.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.turbozap.outbound.OutboundResponse;
import io.turbozap.session.BlockReason;
import io.turbozap.session.port.SessionHealth;
import io.turbozap.session.port.SessionHealth.NotWorking;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionResponsesTest {

    private static SessionHealth state(int status, String body) {
        return QuestionResponses.state(
                new OutboundResponse.Answer(status, Buffer.buffer(body.replace('\'', '"')), null));
    }

    @Test
    void working_is_working() {
        assertEquals(SessionHealth.Working.INSTANCE, state(200, "{'name':'default','status':'WORKING'}"));
    }

    @ParameterizedTest
    @CsvSource({"STOPPED", "STARTING", "SCAN_QR_CODE", "FAILED", "PASSKEY_REQUIRED", "ANYTHING_NEW"})
    void every_other_state_is_not_working(String status) {
        assertEquals(
                new NotWorking(BlockReason.SESSION_NOT_WORKING, "the session is " + status),
                state(200, "{'status':'" + status + "'}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            404; {'message':'Session not found','statusCode':404}; SESSION_NOT_WORKING
            401; {'message':'Unauthorized'};                       UNAUTHORIZED
            403; {};                                               FORBIDDEN
            429; {};                                               RATE_LIMITED
            502; x;                                                BAD_GATEWAY
            503; x;                                                UNAVAILABLE
            504; x;                                                UNAVAILABLE
            500; x;                                                UNAVAILABLE
            400; x;                                                UNAVAILABLE
            200; x;                                                UNAVAILABLE
            """)
    void other_answers_say_why_it_cannot_be_seen(int status, String body, BlockReason blockReason) {
        assertEquals(
                blockReason,
                assertInstanceOf(NotWorking.class, state(status, body)).blockReason());
    }

    @Test
    void no_answer_means_unreachable() {
        assertEquals(
                new NotWorking(BlockReason.WAHA_UNREACHABLE, "reset"),
                QuestionResponses.state(new OutboundResponse.Lost("reset")));
        assertEquals(
                new NotWorking(BlockReason.WAHA_UNREACHABLE, "refused"),
                QuestionResponses.state(new OutboundResponse.NotWritten("refused")));
    }
}
