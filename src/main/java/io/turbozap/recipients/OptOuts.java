package io.turbozap.recipients;

import io.turbozap.recipients.OptOutWords.Wish;
import io.turbozap.waha.Lids;
import io.turbozap.waha.ReplyListener;
import io.turbozap.waha.WahaEvent.MessageReceived;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Listens for those who ask for no more messages, or for messages again, and keeps the list of suppressions so. A hidden
 * id counts for its phone number too; while WAHA cannot tell that, the hidden id alone is suppressed and the message has
 * to be delivered again. Safe to use from any thread.
 */
public final class OptOuts implements ReplyListener {

    private final OptOutWords words;
    private final Lids lids;
    private final Suppressions suppressions;

    /** @param lids tells the phone numbers behind hidden ids */
    public OptOuts(OptOutWords words, Lids lids, Suppressions suppressions) {
        this.words = words;
        this.lids = lids;
        this.suppressions = suppressions;
    }

    @Override
    public Future<Void> received(MessageReceived message) {
        Wish wish = message.direct() ? words.wish(message.text()) : Wish.NONE;
        if (wish == Wish.NONE) {
            return Future.succeededFuture();
        }
        String chat = message.chatId();
        if (!chat.endsWith("@lid") || message.phone() != null) {
            return grant(wish, message, message.phone());
        }
        return lids.phoneOf(message.session(), chat).transform(phone -> grant(wish, message, phone.result())
                .compose(granted -> phone.succeeded() ? Future.succeededFuture() : Future.failedFuture(phone.cause())));
    }

    private Future<Void> grant(Wish wish, MessageReceived message, @Nullable String phone) {
        Set<String> chats = new HashSet<>(ChatForms.of(message.chatId()));
        if (phone != null) {
            chats.addAll(ChatForms.of(phone));
        }
        List<Future<Boolean>> changes = chats.stream()
                .map(chat -> suppressions.follow(chat, wish == Wish.OPT_OUT, message.at()))
                .toList();
        return Future.join(changes).mapEmpty();
    }
}
