package io.turbozap.recipients;

import io.turbozap.campaign.SessionName;
import io.turbozap.campaign.number.ChatId;
import io.turbozap.session.SessionSignal;
import io.turbozap.session.SessionSignals;
import io.turbozap.store.history.Correspondents;
import io.turbozap.waha.message.Lids;
import io.turbozap.waha.server.LruMap;
import io.turbozap.waha.webhook.WahaEvent;
import io.turbozap.waha.webhook.WahaEvent.MessageReceived;
import io.turbozap.waha.webhook.WahaEventHandler;
import io.vertx.core.Future;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Remembers who wrote to which session: they may be written to when WhatsApp allows no chats with strangers. A hidden
 * id counts for its phone number too, where WAHA knows it. Safe to use from any thread.
 */
public final class CorrespondentRecorder implements WahaEventHandler {

    /** A correspondent mostly writes again soon; the last ones are not recorded twice. */
    private static final int REMEMBERED = 20_000;

    private final Lids lids;
    private final Correspondents correspondents;
    private final SessionSignals sessions;
    private final Set<String> recorded =
            Collections.synchronizedSet(Collections.newSetFromMap(new LruMap<>(REMEMBERED)));

    public CorrespondentRecorder(Lids lids, Correspondents correspondents, SessionSignals sessions) {
        this.lids = lids;
        this.correspondents = correspondents;
        this.sessions = sessions;
    }

    @Override
    public Future<Void> handle(WahaEvent event) {
        return event instanceof MessageReceived message ? received(message) : Future.succeededFuture();
    }

    private Future<Void> received(MessageReceived message) {
        String key = message.session() + " " + message.chatId();
        if (!message.direct() || recorded.contains(key)) {
            return Future.succeededFuture();
        }
        return phone(message).compose(phone -> {
            Set<String> chats = new HashSet<>(List.of(message.chatId()));
            chats.add(phone);
            return record(message.session(), chats, message.at()).onSuccess(done -> recorded.add(key));
        });
    }

    /** The phone number behind a hidden id, or the id itself. */
    private Future<String> phone(MessageReceived message) {
        String chat = message.chatId();
        if (message.phone() != null) {
            return Future.succeededFuture(message.phone());
        }
        return new ChatId(chat).isHidden()
                ? lids.phoneOf(message.session(), chat).otherwiseEmpty().map(phone -> phone == null ? chat : phone)
                : Future.succeededFuture(chat);
    }

    private Future<Void> record(SessionName session, Set<String> chats, long at) {
        return correspondents
                .wrote(session, chats, at)
                .onSuccess(done -> chats.forEach(chat -> sessions.signal(session, new SessionSignal.Wrote(chat))));
    }
}
