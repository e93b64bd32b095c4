package io.turbozap.sms;

import static io.turbozap.sms.SmsBench.MESSAGES;
import static io.turbozap.sms.SmsBench.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turbozap.campaign.Message;
import io.turbozap.campaign.SessionName;
import io.turbozap.campaign.TextTemplate;
import io.turbozap.config.Config;
import io.turbozap.config.SmsConfig;
import io.turbozap.fixture.RefusingPort;
import io.turbozap.session.BlockReason;
import io.turbozap.session.port.Gateway;
import io.turbozap.session.port.MessageIdForm;
import io.turbozap.session.port.SendOutcome;
import io.turbozap.session.port.SendOutcome.ItemRefused;
import io.turbozap.session.port.SendOutcome.Sent;
import io.turbozap.session.port.SendOutcome.SessionBlocked;
import io.turbozap.session.port.SendOutcome.Unclear;
import io.turbozap.session.port.SessionHealth;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What goes to the provider, and what is made of its answers or their absence. */
@ExtendWith(VertxExtension.class)
class SmsSendTest {

    private static final String SEND = "POST " + MESSAGES;
    private static final String TAKEN = "{\"sid\":\"SM1\",\"status\":\"queued\"}";

    private FakeProvider provider;
    private SmsBench gateway;

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        provider = FakeProvider.start(vertx);
        gateway = new SmsBench(vertx, provider.baseUrl());
    }

    @Test
    void a_message_is_a_form_with_the_accounts_password() throws Exception {
        provider.on(SEND, 201, TAKEN);

        assertEquals(new Sent("SM1"), gateway.send(text("Olá & tudo+bem?")));

        FakeProvider.Seen seen = provider.next();
        assertEquals("To=%2B5511999999999&From=%2B15550001111&Body=Ol%C3%A1+%26+tudo%2Bbem%3F", seen.body());
        assertEquals("application/x-www-form-urlencoded", seen.headers().get("content-type"));
        String password = Base64.getEncoder().encodeToString("AC0123:the-token-of-sms".getBytes(UTF_8));
        assertEquals("Basic " + password, seen.headers().get("authorization"));
        assertEquals("close", seen.headers().get("connection")); // so no request crosses the end of an idle one
        assertEquals(1, gateway.starts.get());
    }

    @Test
    void a_base_url_may_have_a_path(Vertx vertx) throws Exception {
        provider.on("POST /api/laml" + MESSAGES, 201, TAKEN);

        assertEquals(new Sent("SM1"), new SmsBench(vertx, provider.baseUrl() + "/api/laml").send(text("hello")));
    }

    @Test
    void what_is_no_text_or_no_person_is_refused_without_a_request() throws Exception {
        Message place = new Message.Location(1, 2, "here");
        Message hello = new Message.Text(TextTemplate.parse("hello"));

        assertEquals(new ItemRefused("SMS carries text only"), gateway.send(SmsBench.request(place, SmsBench.TO)));
        assertEquals(
                new ItemRefused("SMS reaches phone numbers only"),
                gateway.send(SmsBench.request(hello, "120363041234567890@g.us")));
        assertEquals(0, gateway.starts.get());
    }

    @Test
    void a_refused_connection_is_surely_not_sent(Vertx vertx) throws Exception {
        try (RefusingPort port = new RefusingPort()) {
            SmsBench nobody = new SmsBench(vertx, "http://127.0.0.1:" + port.number());

            SendOutcome outcome = nobody.send(text("hello"));

            assertEquals(
                    BlockReason.GATEWAY_UNREACHABLE,
                    assertInstanceOf(SessionBlocked.class, outcome).blockReason());
            assertEquals(0, nobody.starts.get());
        }
    }

    @Test
    void a_connection_cut_after_the_request_is_unclear() throws Exception {
        provider.on(SEND, FakeProvider.cut());

        assertInstanceOf(Unclear.class, gateway.send(text("hello")));
        assertEquals(1, gateway.starts.get());
    }

    @Test
    void silence_is_unclear_after_the_time_out(Vertx vertx) throws Exception {
        provider.on(SEND, FakeProvider.silence());
        SmsBench impatient = new SmsBench(vertx, provider.baseUrl(), Duration.ofMillis(100));

        assertEquals(new Unclear("no answer within 100 ms"), impatient.send(text("hello")));
        assertEquals(1, impatient.starts.get());
    }

    @Test
    void a_status_without_the_whole_answer_tells_enough(Vertx vertx) throws Exception {
        provider.on(SEND, FakeProvider.begin(503, "{"));
        SmsBench impatient = new SmsBench(vertx, provider.baseUrl(), Duration.ofMillis(200));

        assertEquals(new Unclear("HTTP 503"), impatient.send(text("hello")));
    }

    @Test
    void an_answer_without_end_is_cut() throws Exception {
        provider.on(SEND, FakeProvider.endless(400));

        assertEquals(new ItemRefused("HTTP 400"), gateway.send(text("hello")));
    }

    @Test
    void a_redirect_is_not_followed() throws Exception {
        provider.on(SEND, request -> request.response()
                .setStatusCode(307)
                .putHeader("Location", provider.baseUrl() + "/elsewhere")
                .end());

        assertEquals(new SessionBlocked(BlockReason.WRONG_PATH, "HTTP 307"), gateway.send(text("hello")));
        assertEquals(MESSAGES, provider.next().target());
        provider.on(SEND, 201, TAKEN);
        assertEquals(new Sent("SM1"), gateway.send(text("hello")));
        assertEquals(MESSAGES, provider.next().target());
    }

    @Test
    void nobody_hears_of_a_send_after_the_close() throws Exception {
        provider.on(SEND, FakeProvider.silence());
        Future<SendOutcome> sending = gateway.sending(text("hello"));
        provider.next();
        gateway.close();

        assertFalse(sending.isComplete());
        assertEquals(new SessionBlocked(BlockReason.GATEWAY_UNREACHABLE, "closed"), gateway.send(text("hello")));
        assertFalse(sending.isComplete());
    }

    @Test
    void a_look_asks_for_the_account() throws Exception {
        provider.on("GET /2010-04-01/Accounts/AC0123.json", 200, "{\"status\":\"active\"}");

        assertEquals(SessionHealth.Working.INSTANCE, gateway.look());
        assertTrue(provider.next().headers().containsKey("authorization"));
    }

    @Test
    void no_error_shows_the_credentials() throws Exception {
        for (int status : new int[] {400, 401, 403, 404, 429, 500, 503}) {
            provider.on(SEND, status, "{\"code\":1,\"message\":\"AC0123 the-token-of-sms +5511999999999\"}");
            String said = gateway.send(text("hello")).toString();

            assertFalse(said.contains("AC0123") || said.contains("the-token") || said.contains("5511"), said);
        }
    }

    @Test
    void without_a_provider_a_sender_waits_and_says_what_is_missing(Vertx vertx) throws Exception {
        SmsConfig none = Config.defaults().sms();
        Gateway gateway =
                new SmsGateways(SmsGateways.outbound(vertx, 1, none), none).open(SessionName.sms(SmsBench.FROM));

        SendOutcome outcome = gateway.send(text("hello"), null, () -> {}).await(10, TimeUnit.SECONDS);

        SessionBlocked blocked = assertInstanceOf(SessionBlocked.class, outcome);
        assertEquals(BlockReason.SESSION_NOT_WORKING, blocked.blockReason());
        assertTrue(blocked.reason().contains("set SMS_ACCOUNT_SID, SMS_AUTH_TOKEN and SMS_FROM"), blocked.reason());
        assertInstanceOf(SessionHealth.NotWorking.class, gateway.look().await(10, TimeUnit.SECONDS));
        assertEquals(MessageIdForm.NONE, gateway.messageIdForm().await(10, TimeUnit.SECONDS));
    }
}
