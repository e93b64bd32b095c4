package io.turbozap.sms;

import io.turbozap.config.SmsConfig;
import io.turbozap.fixture.TlsContract;
import io.turbozap.outbound.Outbound;
import io.turbozap.outbound.OutboundOptions;
import io.turbozap.session.BlockReason;
import io.turbozap.session.port.SendOutcome;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SelfSignedCertificate;
import java.time.Duration;

/** A provider of SMS is only told what it is to send over a connection that is what it says. */
final class SmsTlsTest extends TlsContract {

    SmsTlsTest() {
        super(BlockReason.GATEWAY_UNREACHABLE);
    }

    @Override
    public SendOutcome send(Vertx vertx, SelfSignedCertificate certificate, boolean trusted) throws Exception {
        FakeProvider provider = FakeProvider.start(
                        vertx, new HttpServerOptions().setSsl(true).setKeyCertOptions(certificate.keyCertOptions()))
                .on("POST " + SmsBench.MESSAGES, 201, "{\"sid\":\"SM1\"}");
        SmsConfig config = SmsBench.config(provider.baseUrl(), Duration.ofSeconds(10));
        OutboundOptions options = SmsGateways.options(config);
        if (trusted) {
            options = options.withTrust(certificate.trustOptions());
        }
        return new SmsBench(vertx, config, new Outbound(vertx, 1, options)).send(SmsBench.text("hello"));
    }
}
