package io.turbozap.waha.session;

import io.turbozap.waha.webhook.WahaEvent;
import io.turbozap.waha.webhook.WahaEvent.MessageAcked;
import io.turbozap.waha.webhook.WahaEvent.SessionChanged;
import io.turbozap.waha.webhook.WahaEventHandler;
import io.vertx.core.Future;

/** Handler that signals to the monitor of a session that WAHA has to be asked: a new status, or a restricted account. */
public final class MonitorSignals implements WahaEventHandler {

    private final WahaSessions wahaSessions;

    public MonitorSignals(WahaSessions wahaSessions) {
        this.wahaSessions = wahaSessions;
    }

    @Override
    public Future<Void> handle(WahaEvent event) {
        if (event instanceof SessionChanged change) {
            wahaSessions.notified(change.session());
        } else if (event instanceof MessageAcked ack
                && ack.error() != null
                && ack.error().isRestriction()) {
            wahaSessions.suspect(ack.session());
        }
        return Future.succeededFuture();
    }
}
