package io.turbozap.waha;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.turbozap.session.BlockReason;
import io.turbozap.session.port.MessageIdForm;
import io.turbozap.session.port.SessionHealth;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids fetched ahead (BEHAVIOUR 20), and looks at a session. */
@ExtendWith(VertxExtension.class)
class MessageIdFormTest {

    private static final String NEW_ID = "GET /api/default/new-message-id";

    private FakeWaha waha;
    private GatewayBench gateway;

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        waha = FakeWaha.start(vertx);
        gateway = GatewayBench.of(vertx, waha);
    }

    @ParameterizedTest
    @CsvSource({
        "3EB06773C1C4E819F60370, 3EB0, 18, true",
        "3EB06773C1C4E819F603AB12, 3EB0, 20, true",
        "3A0123456789ABCDEF01, 3A01, 16, true",
        "true_5511@c.us_3EB06773C1C4E819F60370, 3EB0, 18, true",
        "3eb06773c1c4e819f60370, 3eb0, 18, false"
    })
    void an_id_of_the_engine_shows_what_its_ids_look_like(String id, String prefix, int digits, boolean upper)
            throws Exception {
        waha.on(NEW_ID, 200, "{\"id\":\"" + id + "\"}");
        assertEquals(new MessageIdForm(prefix, digits, upper), gateway.messageIdForm());
        assertEquals(Samples.KEY, waha.next().headers().get("x-api-key"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3EB0A", "not hexadecimal digits", "3EB06773C1c4e819f60370", "c5b7a9e2-9a41-4b0c-8d52"})
    void an_id_of_another_form_is_not_imitated(String id) throws Exception {
        waha.on(NEW_ID, 200, "{\"id\":\"" + id + "\"}");
        assertEquals(MessageIdForm.NONE, gateway.messageIdForm());
    }

    @ParameterizedTest
    @CsvSource({"404", "501", "400"})
    void server_without_ids_is_left_alone_for_a_while(int status) throws Exception {
        waha.on(NEW_ID, status, "{}").on(NEW_ID, 200, "{\"id\":\"3EB06773C1C4E819F60370\"}");
        assertEquals(MessageIdForm.NONE, gateway.messageIdForm());
        gateway.advance(Duration.ofMinutes(9));
        assertEquals(MessageIdForm.NONE, gateway.messageIdForm());
        gateway.advance(Duration.ofMinutes(2));
        assertEquals(new MessageIdForm("3EB0", 18, true), gateway.messageIdForm());
    }

    @ParameterizedTest
    @CsvSource({"401", "422", "429", "500", "503"})
    void other_failures_are_not_remembered(int status) throws Exception {
        waha.on(NEW_ID, status, "{}").on(NEW_ID, 200, "{\"id\":\"3EB06773C1C4E819F60370\"}");
        assertNull(gateway.messageIdForm());
        assertEquals(new MessageIdForm("3EB0", 18, true), gateway.messageIdForm());
    }

    @Test
    void no_answer_and_unreadable_answers_tell_nothing() throws Exception {
        waha.on(NEW_ID, FakeWaha.close()).on(NEW_ID, 200, "[]").on(NEW_ID, 200, "{\"id\":5}");
        for (int i = 0; i < 3; i++) {
            assertNull(gateway.messageIdForm());
        }
    }

    @Test
    void look_asks_for_the_session() throws Exception {
        waha.on("GET /api/sessions/default", 200, "{\"status\":\"WORKING\"}")
                .on("GET /api/sessions/default", 200, "{\"status\":\"SCAN_QR_CODE\"}");
        assertEquals(SessionHealth.Working.INSTANCE, gateway.look());
        assertEquals(
                new SessionHealth.NotWorking(BlockReason.SESSION_NOT_WORKING, "the session is SCAN_QR_CODE"),
                gateway.look());
        assertEquals(1, waha.connections());
    }

    @Test
    void look_at_a_waha_that_is_not_there_says_so(Vertx vertx) throws Exception {
        waha.stop();
        assertEquals(BlockReason.WAHA_UNREACHABLE, ((SessionHealth.NotWorking) gateway.look()).blockReason());
    }
}
