package io.turbozap.sms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.turbozap.config.Config;
import io.turbozap.session.Rule;
import io.turbozap.session.SendOutcome;
import io.turbozap.session.SendOutcome.Sent;
import io.turbozap.session.SendOutcome.SessionBlocked;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SelfSignedCertificate;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The account's password goes to the provider and to nobody else. */
@ExtendWith(VertxExtension.class)
class SmsTlsTest {

    private static SendOutcome send(Vertx vertx, String certified, boolean trusted) throws Exception {
        SelfSignedCertificate certificate = SelfSignedCertificate.create(certified);
        FakeProvider provider = FakeProvider.start(
                        vertx, new HttpServerOptions().setSsl(true).setKeyCertOptions(certificate.keyCertOptions()))
                .on("POST " + SmsBench.MESSAGES, 201, "{\"sid\":\"SM1\"}");
        Config.Sms config = SmsBench.config(provider.baseUrl(), Duration.ofSeconds(10));
        HttpClientOptions options = SmsGateways.options(config);
        if (trusted) {
            options.setTrustOptions(certificate.trustOptions());
        }
        return new SmsBench(vertx, config, vertx.createHttpClient(options)).send(SmsBench.text("hello"));
    }

    private static void assertUnreachable(SendOutcome outcome) {
        assertEquals(
                Rule.GATEWAY_UNREACHABLE,
                assertInstanceOf(SessionBlocked.class, outcome).rule());
    }

    @Test
    void a_provider_with_a_trusted_certificate_is_reached(Vertx vertx) throws Exception {
        assertEquals(new Sent("SM1"), send(vertx, "localhost", true));
    }

    @Test
    void a_certificate_that_nobody_trusts_blocks_the_sender(Vertx vertx) throws Exception {
        assertUnreachable(send(vertx, "localhost", false));
    }

    @Test
    void a_certificate_of_another_host_blocks_the_sender(Vertx vertx) throws Exception {
        assertUnreachable(send(vertx, "sms.example.com", true));
    }
}
