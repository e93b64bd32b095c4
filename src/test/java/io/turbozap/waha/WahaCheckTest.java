package io.turbozap.waha;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.turbozap.session.BlockReason;
import io.turbozap.session.port.NumberCheck;
import io.turbozap.session.port.NumberCheck.Registered;
import io.turbozap.session.port.NumberCheck.Unknown;
import io.turbozap.session.port.NumberCheck.Unregistered;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** BEHAVIOUR 23: numbers can be checked before their first message. */
@ExtendWith(VertxExtension.class)
class WahaCheckTest {

    private static final String CHECK = "GET /api/contacts/check-exists";
    private static final String ASKED = "5531988887777@c.us";

    private FakeWaha waha;
    private GatewayBench gateway;

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        waha = FakeWaha.start(vertx);
        gateway = GatewayBench.of(vertx, waha);
    }

    private NumberCheck check(int status, String body) throws Exception {
        waha.on(CHECK, status, body.replace('\'', '"'));
        return gateway.check(ASKED);
    }

    @Test
    void number_is_asked_for_by_its_digits_and_session() throws Exception {
        assertEquals(new Registered(ASKED), check(200, "{'numberExists':true,'chatId':'5531988887777@c.us'}"));
        FakeWaha.Seen asked = waha.next();
        assertEquals("/api/contacts/check-exists?session=default&phone=5531988887777", asked.target());
        assertEquals(Samples.KEY, asked.headers().get("x-api-key"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            {'numberExists':true,'chatId':'553188887777@c.us'};                    553188887777@c.us
            {'numberExists':true,'chatId':'95511@lid','pn':'5531988887777@c.us'};  95511@lid
            {'numberExists':true,'chatId':'5531988887777@s.whatsapp.net'};         5531988887777@c.us
            {'numberExists':true};                                                 5531988887777@c.us
            {'numberExists':true,'chatId':null};                                   5531988887777@c.us
            """)
    void chat_that_waha_returns_is_the_one_to_use(String body, String chat) throws Exception {
        assertEquals(new Registered(chat), check(200, body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'numberExists':false}", "{'numberExists':false,'chatId':null}"})
    void number_that_is_not_on_whatsapp_is_unregistered(String body) throws Exception {
        assertEquals(Unregistered.INSTANCE, check(200, body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "",
                "{'numberExists':'yes'}",
                "{'numberExists':true,'chatId':7}",
                "{'numberExists':true,'chatId':'everybody'}",
                "{'numberExists':true,'chatId':'120363@g.us'}"
            })
    void answer_that_cannot_be_read_tells_nothing(String body) throws Exception {
        assertEquals(
                BlockReason.UNAVAILABLE,
                assertInstanceOf(Unknown.class, check(200, body)).blockReason());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            500; {'exception':{'message':'rate-overlimit','data':429}};  RATE_OVERLIMIT
            500; {'exception':{'name':'TypeError','message':'x'}};       UNAVAILABLE
            501; {'message':'not implemented','statusCode':501};        NOT_IMPLEMENTED
            422; {'error':'x','session':'default','status':'STOPPED'};  SESSION_NOT_WORKING
            401; {'message':'Unauthorized','statusCode':401};           UNAUTHORIZED
            429; {};                                                    RATE_LIMITED
            """)
    void failure_tells_nothing_of_the_number_but_why(int status, String body, BlockReason blockReason)
            throws Exception {
        assertEquals(
                blockReason,
                assertInstanceOf(Unknown.class, check(status, body)).blockReason());
    }

    @Test
    void waha_that_is_not_there_tells_nothing() throws Exception {
        waha.stop();
        assertEquals(
                BlockReason.WAHA_UNREACHABLE,
                assertInstanceOf(Unknown.class, gateway.check(ASKED)).blockReason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"120363@g.us", "95511@lid", "120363@newsletter", "status@broadcast", "5511"})
    void nothing_but_phone_numbers_is_asked_for(String chat) throws Exception {
        assertEquals(
                BlockReason.NOT_IMPLEMENTED,
                assertInstanceOf(Unknown.class, gateway.check(chat)).blockReason());
        assertEquals(0, waha.unread());
    }

    @Test
    void result_does_not_print_the_number() throws Exception {
        NumberCheck unknown = check(500, "{'exception':{'message':'5531988887777 is odd'}}");
        assertFalse((new Registered(ASKED) + "" + unknown).contains("55319"));
    }
}
