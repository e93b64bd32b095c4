package io.turbozap.waha.send;

import io.turbozap.campaign.number.ChatId;
import io.turbozap.outbound.OutboundResponse;
import io.turbozap.outbound.OutboundResponse.Answer;
import io.turbozap.session.BlockReason;
import io.turbozap.session.port.NumberCheck;
import io.turbozap.session.port.NumberCheck.Registered;
import io.turbozap.session.port.NumberCheck.Unknown;
import io.turbozap.session.port.NumberCheck.Unregistered;
import io.turbozap.session.port.SessionHealth.NotWorking;
import io.turbozap.waha.server.AnswerBody;
import io.turbozap.waha.server.ErrorRedactor;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Classifier of WAHA's answers to the check of a number. */
final class NumberCheckResponses {

    private NumberCheckResponses() {}

    /** @param asked the chat that the question was about */
    static NumberCheck check(OutboundResponse outboundResponse, String asked, ErrorRedactor errorRedactor) {
        if (!(outboundResponse instanceof Answer answer) || !answer.isSuccess()) {
            NotWorking unable = QuestionResponses.unable(outboundResponse);
            return new Unknown(unable.blockReason(), errorRedactor.of(unable.reason(), null));
        }
        JsonObject json = AnswerBody.object(answer.body());
        Object exists = json.getValue("numberExists");
        if (Boolean.FALSE.equals(exists)) {
            return Unregistered.INSTANCE;
        }
        String chat = chat(json.getValue("chatId"), asked);
        return Boolean.TRUE.equals(exists) && chat != null
                ? new Registered(chat)
                : new Unknown(BlockReason.UNAVAILABLE, "the check's answer cannot be read");
    }

    /** The chat to send to, or null if what is given is none. */
    private static @Nullable String chat(@Nullable Object given, String asked) {
        if (given == null) {
            return asked;
        }
        ChatId chat = given instanceof String text ? ChatId.ofJid(text) : null;
        return chat != null && chat.isPerson() ? chat.value() : null;
    }
}
