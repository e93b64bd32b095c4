package io.turbozap.session;

import io.turbozap.campaign.SendRequest;
import io.turbozap.campaign.SessionName;
import io.turbozap.fixture.WillingGateway;
import io.turbozap.session.port.Gateway;
import io.turbozap.session.port.SendOutcome;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Gateways on real event loops: they accept everything at once, or nothing until they are told to. */
public final class FakeGateways implements Gateway.Opener {

    final AtomicInteger opened = new AtomicInteger();
    public final AtomicInteger closed = new AtomicInteger();
    public final AtomicInteger sent = new AtomicInteger();
    /** Sessions whose sends stay open. */
    public final Set<SessionName> hanging = ConcurrentHashMap.newKeySet();

    private final Map<SessionName, Runnable> open = new ConcurrentHashMap<>();

    /** Ends the send of a session that is open, and lets the others through. */
    public void letGo(SessionName session) {
        hanging.remove(session);
        open.remove(session).run();
    }

    @Override
    public Gateway open(SessionName session) {
        opened.incrementAndGet();
        return new FakeGateway(session);
    }

    private final class FakeGateway extends WillingGateway {
        private final SessionName session;

        FakeGateway(SessionName session) {
            this.session = session;
        }

        @Override
        public Future<SendOutcome> send(SendRequest request, @Nullable String messageId, Progress progress) {
            if (hanging.contains(session)) {
                progress.started();
                Promise<SendOutcome> outcome = Promise.promise();
                Context actor = Vertx.currentContext();
                open.put(session, () -> actor.runOnContext(here -> outcome.complete(new SendOutcome.Sent(null))));
                return outcome.future();
            }
            sent.incrementAndGet();
            return super.send(request, messageId, progress);
        }

        @Override
        public Future<Void> close() {
            closed.incrementAndGet();
            return super.close();
        }
    }
}
