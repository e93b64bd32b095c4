package io.turbozap.waha;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.Map;

/**
 * Lets each event through once. WAHA delivers an event again whenever it missed the answer, with the same id. An id counts
 * only when its event was taken, so what failed is taken again; what comes while its twin is being taken shares the
 * twin's end. The last 100 000 ids are remembered. Safe to use from any thread.
 */
public final class WebhookInbox implements WahaEvents {

    /** WAHA repeats an event for half a minute; this is that time at 3 000 events a second. */
    static final int REMEMBERED = 100_000;

    private final WahaEvents behind;
    private final Map<String, Future<Void>> underWay = new HashMap<>();
    private final Recent<String, Boolean> taken = new Recent<>(REMEMBERED);

    /** @param behind takes what was not taken before */
    public WebhookInbox(WahaEvents behind) {
        this.behind = behind;
    }

    @Override
    public Future<Void> heard(WahaEvent event) {
        String id = event.eventId();
        if (id == null) {
            return take(event);
        }
        Promise<Void> promise = Promise.promise();
        synchronized (this) {
            if (taken.get(id) != null) {
                return Future.succeededFuture();
            }
            Future<Void> twin = underWay.putIfAbsent(id, promise.future());
            if (twin != null) {
                return twin;
            }
        }
        take(event).onComplete(outcome -> {
            end(id, outcome.succeeded());
            promise.handle(outcome);
        });
        return promise.future();
    }

    /** What throws is taken for what fails. */
    private Future<Void> take(WahaEvent event) {
        return Future.succeededFuture().compose(now -> behind.heard(event));
    }

    private synchronized void end(String id, boolean succeeded) {
        underWay.remove(id);
        if (succeeded) {
            taken.put(id, true);
        }
    }
}
