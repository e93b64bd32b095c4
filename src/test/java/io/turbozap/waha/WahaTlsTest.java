package io.turbozap.waha;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.turbozap.session.Rule;
import io.turbozap.session.SendOutcome;
import io.turbozap.session.SendOutcome.Sent;
import io.turbozap.session.SendOutcome.SessionBlocked;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.SelfSignedCertificate;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class WahaTlsTest {

    private static SendOutcome send(Vertx vertx, String certified, boolean trusted) throws Exception {
        SelfSignedCertificate certificate = SelfSignedCertificate.create(certified);
        FakeWaha waha = FakeWaha.start(
                        vertx, new NetServerOptions().setSsl(true).setKeyCertOptions(certificate.keyCertOptions()))
                .on("POST /api/sendText", FakeWaha.answer(201, "Connection: close\r\n", "{\"id\":\"3EB0A\"}"));
        var config = Samples.waha("https://localhost:" + waha.port(), null, Duration.ofSeconds(10));
        var options = WahaGateways.options(config);
        if (trusted) {
            options.setTrustOptions(certificate.trustOptions());
        }
        GatewayBench gateway = new GatewayBench(vertx, config, options, Duration.ofSeconds(4));
        SendOutcome first = gateway.send(Samples.text("Hello"));
        assertEquals(first.getClass(), gateway.send(Samples.text("Hello again")).getClass());
        return first;
    }

    private static void assertUnreachable(SendOutcome outcome) {
        assertEquals(
                Rule.WAHA_UNREACHABLE,
                assertInstanceOf(SessionBlocked.class, outcome).rule());
    }

    @Test
    void waha_with_a_trusted_certificate_is_reached(Vertx vertx) throws Exception {
        assertEquals(new Sent("3EB0A"), send(vertx, "localhost", true));
    }

    @Test
    void certificate_that_nobody_trusts_blocks_the_session(Vertx vertx) throws Exception {
        assertUnreachable(send(vertx, "localhost", false));
    }

    @Test
    void certificate_of_another_host_blocks_the_session(Vertx vertx) throws Exception {
        assertUnreachable(send(vertx, "waha.example.com", true));
    }
}
