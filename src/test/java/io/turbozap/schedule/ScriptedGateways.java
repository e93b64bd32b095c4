package io.turbozap.schedule;

import io.turbozap.campaign.SendRequest;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.Attempt;
import io.turbozap.session.Gateway;
import io.turbozap.session.SendOutcome;
import io.turbozap.session.SessionState;
import io.turbozap.session.Trace;
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
        return new Gateway() {
            @Override
            public Future<SendOutcome> send(SendRequest request, @Nullable String messageId, Runnable onStart) {
                onStart.run();
                if (hanging) {
                    return Promise.<SendOutcome>promise().future();
                }
                sent.incrementAndGet();
                return Future.succeededFuture(new SendOutcome.Sent(null));
            }

            @Override
            public Future<SessionState> look() {
                return Future.succeededFuture(SessionState.Working.INSTANCE);
            }

            @Override
            public Future<Trace> trace(Attempt attempt) {
                return Future.succeededFuture(Trace.Absent.INSTANCE);
            }

            @Override
            public Future<@Nullable String> reserveMessageId(SendRequest request) {
                return Future.succeededFuture(null);
            }

            @Override
            public Future<Void> close() {
                return Future.succeededFuture();
            }
        };
    }
}
