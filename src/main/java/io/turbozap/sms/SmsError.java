package io.turbozap.sms;

import io.turbozap.outbound.OutboundResponse.Answer;
import io.turbozap.session.BlockReason;
import io.turbozap.session.port.SendOutcome;
import io.turbozap.session.port.SendOutcome.ItemRefused;
import io.turbozap.session.port.SendOutcome.SessionBlocked;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An error about a request, by its code in Twilio's error dictionary. The provider's own words are not passed on:
 * they quote phone numbers and texts.
 */
enum SmsError {
    REGION_OFF(21408, null, "the account may not send SMS to that region"),
    NUMBER_INVALID(21211, null, "the number is not valid"),
    TEXT_MISSING(21602, null, "there is no text"),
    NUMBER_MISSING(21604, null, "there is no number"),
    NUMBER_UNVERIFIED(21608, null, "a trial account may only write to verified numbers"),
    UNSUBSCRIBED(21610, null, "the person has unsubscribed from this sender"),
    NO_ROUTE(21612, null, "the number cannot be reached from this sender"),
    NOT_MOBILE(21614, null, "the number cannot receive SMS"),
    TEXT_TOO_LONG(21617, null, "the text is longer than 1600 characters"),
    SENDER_INVALID(21212, BlockReason.SESSION_NOT_WORKING, "the sender's number is not valid"),
    SENDER_MISSING(21603, BlockReason.SESSION_NOT_WORKING, "there is no sender"),
    SENDER_NOT_OURS(21606, BlockReason.SESSION_NOT_WORKING, "the account cannot send SMS from the sender's number"),
    SENDER_UNKNOWN(21659, BlockReason.SESSION_NOT_WORKING, "the sender's number is none of the provider's"),
    SENDER_OF_OTHERS(21660, BlockReason.SESSION_NOT_WORKING, "the sender's number belongs to another account"),
    SENDER_WITHOUT_SMS(21661, BlockReason.SESSION_NOT_WORKING, "the sender's number cannot send SMS"),
    QUEUE_FULL(21611, BlockReason.RATE_LIMITED, "too many messages of this sender wait with the provider");

    private static final String DICTIONARY = "https://www.twilio.com/docs/errors/";

    private final int code;
    private final @Nullable BlockReason blockReason;
    private final String words;

    /** @param blockReason by what it blocks the sender, or null if it is about the one message */
    SmsError(int code, @Nullable BlockReason blockReason, String words) {
        this.code = code;
        this.blockReason = blockReason;
        this.words = words;
    }

    /** What a refusal with status 400 means. One that is not known here is about the message. */
    static SendOutcome outcome(Answer answer) {
        SmsError known = of(answer);
        return known == null || known.blockReason == null
                ? new ItemRefused(reason(answer))
                : new SessionBlocked(known.blockReason, reason(answer));
    }

    /** The status and the meaning of the error code, without numbers and texts. */
    static String reason(Answer answer) {
        SmsError known = of(answer);
        int code = codeOf(answer);
        String status = "HTTP " + answer.status();
        if (known != null) {
            return status + ": " + known.words + " (error " + code + ")";
        }
        return code == 0 ? status : status + ": see " + DICTIONARY + code;
    }

    private static @Nullable SmsError of(Answer answer) {
        int code = codeOf(answer);
        return Arrays.stream(values())
                .filter(smsError -> smsError.code == code)
                .findAny()
                .orElse(null);
    }

    /** 0 if there is none. */
    private static int codeOf(Answer answer) {
        return answer.json().getValue("code") instanceof Integer code ? Math.max(0, code) : 0;
    }
}
