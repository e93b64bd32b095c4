package io.turbozap.waha;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turbozap.fixture.TlsContract;
import io.turbozap.session.BlockReason;
import io.turbozap.session.port.SendOutcome;
import io.turbozap.waha.send.WahaGateways;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.SelfSignedCertificate;
import java.time.Duration;
import org.junit.jupiter.api.Tag;

/** WAHA is only told what it is to send over a connection that is what it says. */
@Tag("slow")
final class WahaTlsTest extends TlsContract {

    WahaTlsTest() {
        super(BlockReason.WAHA_UNREACHABLE);
    }

    @Override
    public SendOutcome send(Vertx vertx, SelfSignedCertificate certificate, boolean trusted) throws Exception {
        FakeWaha waha = FakeWaha.start(
                        vertx, new NetServerOptions().setSsl(true).setKeyCertOptions(certificate.keyCertOptions()))
                .on("POST /api/sendText", FakeWaha.answer(201, "Connection: close\r\n", "{\"id\":\"3EB0A\"}"));
        var config = Samples.waha("https://localhost:" + waha.port(), null, Duration.ofSeconds(10));
        var options = WahaGateways.options(config);
        if (trusted) {
            options = options.withTrust(certificate.trustOptions());
        }
        GatewayBench gateway = new GatewayBench(vertx, config, options);
        SendOutcome first = gateway.send(Samples.text("Hello"));
        assertEquals(first.getClass(), gateway.send(Samples.text("Hello again")).getClass());
        return first;
    }
}
