package io.turbozap.waha;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.turbozap.campaign.SendRequest;
import io.turbozap.session.Rule;
import io.turbozap.session.SessionState;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ids fetched ahead (BEHAVIOUR 20), and looks at a session. */
@ExtendWith(VertxExtension.class)
class WahaReserveTest {

    private static final String NEW_ID = "GET /api/default/new-message-id";
    private static final SendRequest HELLO = Samples.text("Hello");

    private FakeWaha waha;
    private GatewayBench gateway;

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        waha = FakeWaha.start(vertx);
        gateway = GatewayBench.of(vertx, waha);
    }

    @Test
    void id_is_fetched() throws Exception {
        waha.on(NEW_ID, 200, "{\"id\":\"3EB0A\"}").on(NEW_ID, 200, "{\"id\":\"3EB0B\"}");
        assertEquals("3EB0A", gateway.reserve(HELLO));
        assertEquals("3EB0B", gateway.reserve(HELLO));
        assertEquals(Samples.KEY, waha.next().headers().get("x-api-key"));
    }

    @Test
    void kinds_without_an_id_are_not_asked_for() throws Exception {
        assertNull(gateway.reserve(Samples.photo(null)));
        assertEquals(0, waha.unread());
    }

    @ParameterizedTest
    @CsvSource({"404", "501", "400"})
    void server_without_ids_is_left_alone_for_a_while(int status) throws Exception {
        waha.on(NEW_ID, status, "{}").on(NEW_ID, 200, "{\"id\":\"3EB0A\"}");
        assertNull(gateway.reserve(HELLO));
        gateway.advance(Duration.ofMinutes(9));
        assertNull(gateway.reserve(HELLO));
        gateway.advance(Duration.ofMinutes(2));
        assertEquals("3EB0A", gateway.reserve(HELLO));
    }

    @ParameterizedTest
    @CsvSource({"401", "422", "429", "500", "503"})
    void other_failures_are_not_remembered(int status) throws Exception {
        waha.on(NEW_ID, status, "{}").on(NEW_ID, 200, "{\"id\":\"3EB0A\"}");
        assertNull(gateway.reserve(HELLO));
        assertEquals("3EB0A", gateway.reserve(HELLO));
    }

    @Test
    void no_answer_and_unreadable_answers_are_no_id() throws Exception {
        waha.on(NEW_ID, FakeWaha.close()).on(NEW_ID, 200, "[]").on(NEW_ID, 200, "{\"id\":5}");
        for (int i = 0; i < 3; i++) {
            assertNull(gateway.reserve(HELLO));
        }
    }

    @Test
    void look_asks_for_the_session() throws Exception {
        waha.on("GET /api/sessions/default", 200, "{\"status\":\"WORKING\"}")
                .on("GET /api/sessions/default", 200, "{\"status\":\"SCAN_QR_CODE\"}");
        assertEquals(SessionState.Working.INSTANCE, gateway.look());
        assertEquals(
                new SessionState.NotWorking(Rule.SESSION_NOT_WORKING, "the session is SCAN_QR_CODE"), gateway.look());
        assertEquals(1, waha.connections());
    }

    @Test
    void look_at_a_waha_that_is_not_there_says_so(Vertx vertx) throws Exception {
        waha.stop();
        assertEquals(Rule.WAHA_UNREACHABLE, ((SessionState.NotWorking) gateway.look()).rule());
    }
}
