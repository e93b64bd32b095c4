package io.turbozap.recipients.consent;

import io.turbozap.campaign.Org;
import io.turbozap.campaign.SessionOwners;
import io.turbozap.campaign.number.ChatId;
import io.turbozap.recipients.consent.OptOutWords.Wish;
import io.turbozap.waha.message.Lids;
import io.turbozap.waha.webhook.WahaEvent;
import io.turbozap.waha.webhook.WahaEvent.MessageReceived;
import io.turbozap.waha.webhook.WahaEventHandler;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Handler of the messages by which people ask for no more messages, or for messages again, which keeps the list of
 * suppressions so. A hidden id counts for its phone number too; while WAHA does not know it, the hidden id alone is
 * suppressed and the message has to be delivered again. However late an opt-out arrives, it counts; an opt-in does not
 * after {@link #OPT_IN_DAYS} days, nor for a phone number that belongs to another as WAHA answers. Safe to use from any
 * thread.
 */
public final class OptOuts implements WahaEventHandler {

    /** How long an opt-in may be on its way. */
    static final int OPT_IN_DAYS = 7;

    private final OptOutWords words;
    private final Lids lids;
    private final Suppressions suppressions;
    private final SessionOwners owners;
    private final InstantSource clock;

    /**
     * Creates the handler of a server.
     *
     * @param lids resolves the phone numbers behind hidden ids
     * @param owners whose messages a person who writes to a session wants no more
     */
    public OptOuts(OptOutWords words, Lids lids, Suppressions suppressions, SessionOwners owners, InstantSource clock) {
        this.owners = owners;
        this.clock = clock;
        this.words = words;
        this.lids = lids;
        this.suppressions = suppressions;
    }

    @Override
    public Future<Void> handle(WahaEvent event) {
        return event instanceof MessageReceived message ? received(message) : Future.succeededFuture();
    }

    private Future<Void> received(MessageReceived message) {
        Wish wish = message.direct() ? words.wish(message.text()) : Wish.NONE;
        if (wish == Wish.NONE || (wish == Wish.OPT_IN && isOld(message))) {
            return Future.succeededFuture();
        }
        String chat = message.chatId();
        if (!new ChatId(chat).isHidden() || (wish == Wish.OPT_OUT && message.phone() != null)) {
            return grant(wish, message, message.phone());
        }
        return lids.phoneOf(message.session(), chat).transform(asked -> grant(wish, message, phone(asked, message))
                .compose(granted -> asked.succeeded() ? Future.succeededFuture() : Future.failedFuture(asked.cause())));
    }

    private boolean isOld(MessageReceived message) {
        return message.at() < clock.millis() - TimeUnit.DAYS.toMillis(OPT_IN_DAYS);
    }

    /**
     * The number that WAHA resolves counts more than the one in the message; while it cannot be queried, neither does.
     */
    private static @Nullable String phone(AsyncResult<@Nullable String> asked, MessageReceived message) {
        return asked.failed() || asked.result() != null ? asked.result() : message.phone();
    }

    private Future<Void> grant(Wish wish, MessageReceived message, @Nullable String phone) {
        boolean optOut = wish == Wish.OPT_OUT;
        Org org = owners.of(message.session());
        String chat = message.chatId();
        if (phone == null || phone.equals(chat)) {
            return suppressions.follow(org, chat, null, optOut, message.at()).mapEmpty();
        }
        Future<Boolean> person = suppressions.follow(org, phone, chat, optOut, message.at());
        // while the number was unknown, the hidden id alone may have come on the list
        return optOut
                ? person.mapEmpty()
                : Future.join(person, suppressions.follow(org, chat, null, false, message.at()))
                        .mapEmpty();
    }
}
