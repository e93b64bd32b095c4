package io.turbozap.store.journal;

import io.turbozap.campaign.DeliveryState;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.SessionEvent;
import io.turbozap.store.Statement;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The notifications about events, recorded in the transaction of the event itself, so that neither is there
 * without the other. It is not asked about sends that go well. Safe to use from any thread.
 */
public interface Outbox {

    /** No notifications. */
    Outbox NONE = new Outbox() {
        @Override
        public List<Statement> of(SessionName session, SessionEvent event) {
            return List.of();
        }

        @Override
        public void recorded(SessionName session, List<SessionEvent> events) {}

        @Override
        public Future<Void> acked(String messageId, DeliveryState state, long at, @Nullable String error) {
            return Future.succeededFuture();
        }
    };

    /** What to record together with {@code event}. Called often, and answers at once. */
    List<Statement> of(SessionName session, SessionEvent event);

    /** What {@link #of} gave for these is in the store now, or on its way there before anything that is read later. */
    void recorded(SessionName session, List<SessionEvent> events);

    /**
     * A message of ours came so far, as is recorded already. Fails if what follows from it could not be recorded; a
     * repetition does no harm.
     *
     * @param at epoch milliseconds
     * @param error why WhatsApp refused it, or null
     */
    Future<Void> acked(String messageId, DeliveryState state, long at, @Nullable String error);
}
