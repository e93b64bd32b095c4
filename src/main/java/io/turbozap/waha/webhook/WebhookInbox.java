package io.turbozap.waha.webhook;

import io.turbozap.waha.server.LruMap;
import io.turbozap.waha.webhook.WahaEvent.MessageReceived;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A filter that passes each event once, and each incoming message once, whichever events bring it. WAHA delivers an
 * event again whenever it missed the answer, under the same name and id, and brings an incoming message as {@code
 * message} and as {@code message.any}, in any order. A key counts only when its event was handled, so what failed is
 * handled again; what comes while its twin is being handled shares the twin's result. The last 100 000 keys are
 * remembered. Safe to use from any thread.
 */
public final class WebhookInbox implements WahaEventHandler {

    /** WAHA repeats an event for half a minute by default; this is that time at 3 000 keys a second. */
    static final int REMEMBERED = 100_000;

    private final WahaEventHandler behind;
    private final Map<String, Future<Void>> underWay = new HashMap<>();
    private final LruMap<String, Boolean> taken = new LruMap<>(REMEMBERED);

    /** @param behind handles what was not handled before */
    public WebhookInbox(WahaEventHandler behind) {
        this.behind = behind;
    }

    @Override
    public Future<Void> handle(WahaEvent event) {
        String message = event instanceof MessageReceived received ? keyOf(received) : null;
        return once(event.eventId(), () -> once(message, () -> take(event)));
    }

    /** The key of an incoming message: people choose the ids of their messages, so one alone proves nothing. */
    private static String keyOf(MessageReceived message) {
        return message.session() + " " + message.chatId() + " " + message.messageId();
    }

    private Future<Void> once(@Nullable String key, Supplier<Future<Void>> taking) {
        if (key == null) {
            return taking.get();
        }
        Promise<Void> promise = Promise.promise();
        synchronized (this) {
            if (taken.get(key) != null) {
                return Future.succeededFuture();
            }
            Future<Void> twin = underWay.putIfAbsent(key, promise.future());
            if (twin != null) {
                return twin;
            }
        }
        taking.get().onComplete(outcome -> {
            end(key, outcome.succeeded());
            promise.handle(outcome);
        });
        return promise.future();
    }

    /** An exception counts as a failed future. */
    private Future<Void> take(WahaEvent event) {
        return Future.succeededFuture().compose(now -> behind.handle(event));
    }

    private synchronized void end(String key, boolean succeeded) {
        underWay.remove(key);
        if (succeeded) {
            taken.put(key, true);
        }
    }
}
