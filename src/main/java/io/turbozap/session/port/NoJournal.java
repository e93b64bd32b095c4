package io.turbozap.session.port;

import io.turbozap.campaign.SessionName;
import io.turbozap.session.SessionEvent;
import io.vertx.core.Future;
import java.util.List;

/** A journal that remembers nothing. */
enum NoJournal implements Journal {
    INSTANCE;

    @Override
    public Future<Void> record(SessionName session, List<SessionEvent> events) {
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> recordHold(boolean held) {
        return Future.succeededFuture();
    }
}
