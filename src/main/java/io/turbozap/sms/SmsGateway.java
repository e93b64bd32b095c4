package io.turbozap.sms;

import io.turbozap.campaign.Message;
import io.turbozap.campaign.SendRequest;
import io.turbozap.campaign.number.ChatId;
import io.turbozap.campaign.number.PhoneNumber;
import io.turbozap.outbound.OutboundClient;
import io.turbozap.outbound.OutboundRequest;
import io.turbozap.outbound.OutboundResponse.Answer;
import io.turbozap.outbound.ServerClock;
import io.turbozap.session.port.Gateway;
import io.turbozap.session.port.LookupResult;
import io.turbozap.session.port.LookupResult.NoAnswer;
import io.turbozap.session.port.LookupResult.Unanswerable;
import io.turbozap.session.port.SendOutcome;
import io.turbozap.session.port.SendOutcome.ItemRefused;
import io.turbozap.session.port.SessionHealth;
import io.turbozap.session.port.SessionHealth.NotWorking;
import io.turbozap.session.port.UncertainSend;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The gateway of one sender of SMS. */
final class SmsGateway implements Gateway {

    private static final int SMALL = 64 * 1024;
    private static final int LARGE = 2 * 1024 * 1024;

    private final Provider provider;
    private final OutboundClient out;
    private final String sender;
    private final InstantSource clock;

    /** @param sender the number to send from, in E.164 */
    SmsGateway(Provider provider, OutboundClient out, String sender, InstantSource clock) {
        this.provider = provider;
        this.out = out;
        this.sender = sender;
        this.clock = clock;
    }

    @Override
    public Future<SendOutcome> send(SendRequest request, @Nullable String messageId, Progress progress) {
        String words = words(request);
        String number = number(request);
        if (words == null) {
            return Future.succeededFuture(new ItemRefused("SMS carries text only"));
        }
        if (number == null) {
            return Future.succeededFuture(new ItemRefused("SMS reaches phone numbers only"));
        }
        OutboundRequest sending = new OutboundRequest(provider.send(), SMALL)
                .withBody(Provider.form(sender, number, words))
                .withOnStart(progress::started);
        return out.exchange(sending).map(SmsResponses::outcome);
    }

    /** The text to send; null if it is no text. */
    private static @Nullable String words(SendRequest request) {
        return request.message() instanceof Message.Text text ? request.render(text.content()) : null;
    }

    /** The receiver's number in E.164; null if it is no person, or one whose number is hidden. */
    private static @Nullable String number(SendRequest request) {
        PhoneNumber phone = new ChatId(request.chatId()).phone();
        return phone == null ? null : "+" + phone.digits();
    }

    @Override
    public Future<SessionHealth> look() {
        return out.exchange(new OutboundRequest(provider.account(), SMALL)).map(SmsResponses::state);
    }

    /** The provider gives ids itself, so a message is known again by its receiver, its text and its time. */
    @Override
    public Future<LookupResult> trace(UncertainSend uncertainSend) {
        String words = words(uncertainSend.request());
        String number = number(uncertainSend.request());
        if (words == null || number == null) {
            return Future.succeededFuture(new Unanswerable("SMS does not carry this"));
        }
        return out.exchange(new OutboundRequest(provider.messages(sender, number), LARGE))
                .map(outboundResponse -> {
                    if (outboundResponse instanceof Answer answer && answer.isSuccess()) {
                        return answer.json().getValue("messages") instanceof JsonArray messages
                                ? new SentTexts(words, since(uncertainSend, answer), uncertainSend.knownIds())
                                        .find(messages)
                                : new Unanswerable("the list of messages cannot be read");
                    }
                    NotWorking unable = SmsResponses.unable(outboundResponse);
                    return new NoAnswer(unable.blockReason(), unable.reason());
                });
    }

    /** The start by the provider's clock: only the order of events counts. */
    private long since(UncertainSend uncertainSend, Answer answer) {
        return ServerClock.secondOf(uncertainSend.startedAt(), answer.date(), clock.millis());
    }

    @Override
    public Future<Void> close() {
        out.close();
        return Future.succeededFuture();
    }
}
