package io.turbozap.recipients;

import io.turbozap.campaign.ChatId;
import io.turbozap.recipients.OptOutWords.Wish;
import io.turbozap.waha.Lids;
import io.turbozap.waha.ReplyListener;
import io.turbozap.waha.WahaEvent.MessageReceived;
import io.vertx.core.Future;
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
        if (!new ChatId(chat).isHidden() || message.phone() != null) {
            return grant(wish, message, message.phone());
        }
        return lids.phoneOf(message.session(), chat).transform(phone -> grant(wish, message, phone.result())
                .compose(granted -> phone.succeeded() ? Future.succeededFuture() : Future.failedFuture(phone.cause())));
    }

    private Future<Void> grant(Wish wish, MessageReceived message, @Nullable String phone) {
        boolean optOut = wish == Wish.OPT_OUT;
        String chat = message.chatId();
        if (phone == null || phone.equals(chat)) {
            return suppressions.follow(chat, null, optOut, message.at()).mapEmpty();
        }
        Future<Boolean> person = suppressions.follow(phone, chat, optOut, message.at());
        // while the number was unknown, the hidden id alone may have come on the list
        return optOut
                ? person.mapEmpty()
                : Future.join(person, suppressions.follow(chat, null, false, message.at()))
                        .mapEmpty();
    }
}
