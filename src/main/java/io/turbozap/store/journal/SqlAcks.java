package io.turbozap.store.journal;

import io.turbozap.campaign.DeliveryState;
import io.turbozap.store.Database;
import io.turbozap.waha.webhook.WahaEvent;
import io.turbozap.waha.webhook.WahaEvent.AckError;
import io.turbozap.waha.webhook.WahaEvent.MessageAcked;
import io.turbozap.waha.webhook.WahaEventHandler;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recorder of acks, in whatever order and however often they come. Safe to use from any thread.
 *
 * <p>An ack may come before its message has its id in the store. It is remembered before it is written, and a message
 * id is looked for among those remembered after it was given to the store, which keeps the order: whichever of the two
 * was first, one of them meets the other.
 */
public final class SqlAcks implements WahaEventHandler {

    private static final Logger log = LoggerFactory.getLogger(SqlAcks.class);
    private static final int STANDARD_MOST_EARLY = 50_000;

    private final SendLog sends;
    private final UnmatchedAcks early;
    private final Outbox outbox;

    /** Remembers acks of 50 000 messages that are not known. */
    public SqlAcks(SendLog sends) {
        this(sends, STANDARD_MOST_EARLY);
    }

    /** @param outbox notified of acks of messages that are known */
    public SqlAcks(SendLog sends, Outbox outbox) {
        this(sends, STANDARD_MOST_EARLY, outbox);
    }

    public SqlAcks(SendLog sends, int mostEarly) {
        this(sends, mostEarly, Outbox.NONE);
    }

    private SqlAcks(SendLog sends, int mostEarly, Outbox outbox) {
        this.outbox = outbox;
        this.sends = sends;
        this.early = new UnmatchedAcks(mostEarly);
    }

    @Override
    public Future<Void> handle(WahaEvent event) {
        if (!(event instanceof MessageAcked ack)) {
            return Future.succeededFuture();
        }
        AckError error = ack.error();
        return record(ack.messageId(), ack.state(), ack.at(), error == null ? null : error.text());
    }

    /**
     * Records one ack, also of a message that is not known (yet). Fails if it could not be recorded; to record it again
     * does no harm.
     *
     * @param at epoch milliseconds
     * @param error why it failed, or null
     */
    public Future<Void> record(String messageId, DeliveryState state, long at, @Nullable String error) {
        return state == DeliveryState.NONE ? Future.succeededFuture() : record(new Ack(messageId, state, at, error));
    }

    private Future<Void> record(Ack ack) {
        early.add(ack);
        return write(ack, sends.database())
                .compose(met -> met ? Future.succeededFuture(true) : write(ack, sends.current()))
                .compose(met -> {
                    if (!met) {
                        return Future.succeededFuture();
                    }
                    early.remove(ack);
                    return outbox.acked(ack.messageId(), ack.state(), ack.at(), ack.error());
                });
    }

    /** Most acks come when their message has long been flushed; only the others cause a flush. */
    private static Future<Boolean> write(Ack ack, Database database) {
        return database.write(ack.statement()).map(rows -> rows > 0);
    }

    /** Records again the acks that came before their message id was given to the store. */
    public void messageKnown(String messageId) {
        List<Ack> acks = early.of(messageId);
        if (acks != null) {
            acks.forEach(ack -> record(ack)
                    .onFailure(
                            failure -> log.warn("how far a message came is not recorded: {}", failure.getMessage())));
        }
    }
}
