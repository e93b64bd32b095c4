package io.turbozap.schedule;

import io.turbozap.campaign.SendRequest;
import io.turbozap.campaign.SessionName;
import io.turbozap.fixture.WillingGateway;
import io.turbozap.session.port.Gateway;
import io.turbozap.session.port.SendOutcome;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Gateways that send at once, or never end to send. */
final class ScriptedGateways implements Gateway.Opener {

    final AtomicInteger sent = new AtomicInteger();
    volatile boolean hanging;

    @Override
    public Gateway open(SessionName session) {
        return new WillingGateway() {
            @Override
            public Future<SendOutcome> send(SendRequest request, @Nullable String messageId, Progress progress) {
                if (hanging) {
                    progress.started();
                    return Promise.<SendOutcome>promise().future();
                }
                sent.incrementAndGet();
                return super.send(request, messageId, progress);
            }
        };
    }
}
