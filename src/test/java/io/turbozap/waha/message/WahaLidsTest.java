package io.turbozap.waha.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.turbozap.config.WahaConfig;
import io.turbozap.waha.FakeWaha;
import io.turbozap.waha.Samples;
import io.turbozap.waha.send.WahaGateways;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** BEHAVIOUR 21: a hidden id is mapped to its phone. */
@ExtendWith(VertxExtension.class)
class WahaLidsTest {

    private static final String PATH = "GET /api/default/lids/95511%40lid";

    private FakeWaha waha;
    private WahaLids lids;

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        waha = FakeWaha.start(vertx);
        WahaConfig config = Samples.waha("http://localhost:" + waha.port(), Samples.KEY, Duration.ofSeconds(10));
        lids = new WahaLids(WahaGateways.outbound(vertx, 1, config), config);
    }

    private String ask() throws Exception {
        return lids.phoneOf(Samples.SESSION, "95511@lid").await(10, TimeUnit.SECONDS);
    }

    @Test
    void phone_is_asked_for_once() throws Exception {
        waha.on(PATH, 200, "{\"lid\":\"95511@lid\",\"pn\":\"5511999998888@c.us\"}");
        assertEquals("5511999998888@c.us", ask());
        assertEquals("5511999998888@c.us", ask());
        assertEquals(Samples.KEY, waha.next().headers().get("x-api-key"));
        assertEquals(0, waha.unread());
    }

    @Test
    void whatsapps_own_form_of_the_phone_is_understood() throws Exception {
        waha.on(PATH, 200, "{\"pn\":\"5511999998888@s.whatsapp.net\"}");
        assertEquals("5511999998888@c.us", ask());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            200; {"lid":"95511@lid","pn":null}
            200; {"pn":"95511@lid"}
            200; []
            404; {}
            501; {}
            """)
    void id_that_is_not_told_is_asked_for_again_next_time(int status, String body) throws Exception {
        waha.on(PATH, status, body).on(PATH, 200, "{\"pn\":\"5511999998888@c.us\"}");
        assertNull(ask());
        assertEquals("5511999998888@c.us", ask());
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 422, 500, 503})
    void waha_that_cannot_tell_now_is_a_failure(int status) {
        waha.on(PATH, status, "{}");
        assertThrows(IllegalStateException.class, this::ask);
    }

    @Test
    void waha_that_does_not_answer_is_a_failure() {
        waha.on(PATH, FakeWaha.close());
        assertThrows(IllegalStateException.class, this::ask);
    }

    @Test
    void connection_is_given_back() throws Exception {
        waha.on(PATH, 200, "{\"pn\":\"5511999998888@c.us\"}");
        ask();
        assertEquals(1, waha.nextClosed());
    }
}
