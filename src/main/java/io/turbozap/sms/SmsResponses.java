package io.turbozap.sms;

import io.turbozap.outbound.OutboundResponse;
import io.turbozap.outbound.OutboundResponse.Answer;
import io.turbozap.outbound.OutboundResponse.Lost;
import io.turbozap.outbound.OutboundResponse.NotWritten;
import io.turbozap.session.BlockReason;
import io.turbozap.session.port.SendOutcome;
import io.turbozap.session.port.SendOutcome.ItemRefused;
import io.turbozap.session.port.SendOutcome.Sent;
import io.turbozap.session.port.SendOutcome.SessionBlocked;
import io.turbozap.session.port.SendOutcome.Unclear;
import io.turbozap.session.port.SessionHealth;
import io.turbozap.session.port.SessionHealth.NotWorking;
import io.turbozap.session.port.SessionHealth.Working;

/** Classifier of the provider's answers. */
final class SmsResponses {

    private static final int BAD_GATEWAY = 502;

    private SmsResponses() {}

    /** What became of a message. */
    static SendOutcome outcome(OutboundResponse outboundResponse) {
        if (outboundResponse instanceof NotWritten notWritten) {
            return new SessionBlocked(BlockReason.GATEWAY_UNREACHABLE, notWritten.reason());
        }
        if (outboundResponse instanceof Lost lost) {
            return new Unclear(lost.reason());
        }
        Answer answer = (Answer) outboundResponse;
        return answer.isSuccess() ? accepted(answer) : refused(answer);
    }

    /** Twilio answers with the message. Who does not may be a web page at a wrong address, or may have sent it. */
    private static SendOutcome accepted(Answer answer) {
        return answer.json().getValue("sid") instanceof String sid && !sid.isEmpty()
                ? new Sent(sid)
                : new Unclear("HTTP " + answer.status() + " without a message");
    }

    private static SendOutcome refused(Answer answer) {
        return switch (answer.status()) {
            case 400 -> SmsError.outcome(answer);
            case 413, 414 -> new ItemRefused(SmsError.reason(answer));
            case 401 -> blocked(BlockReason.UNAUTHORIZED, answer);
            case 403 -> blocked(BlockReason.FORBIDDEN, answer);
            case 429 -> blocked(BlockReason.RATE_LIMITED, answer);
            case 501 -> blocked(BlockReason.NOT_IMPLEMENTED, answer);
            case 408 -> new Unclear(SmsError.reason(answer)); // a proxy may answer this after it passed the request on
            default -> unexpected(answer);
        };
    }

    /**
     * An unknown path or account, a redirect, a refusal that no provider sends: the request was not acted upon. 502,
     * 503 and 504 prove nothing, for a proxy before the provider may answer them after it passed the request on.
     */
    private static SendOutcome unexpected(Answer answer) {
        boolean refused = answer.status() >= 300 && answer.status() < 500;
        return refused ? blocked(BlockReason.WRONG_PATH, answer) : new Unclear(SmsError.reason(answer));
    }

    private static SendOutcome blocked(BlockReason blockReason, Answer answer) {
        return new SessionBlocked(blockReason, SmsError.reason(answer));
    }

    /** What a look at the account shows. Only an active one can send. */
    static SessionHealth state(OutboundResponse outboundResponse) {
        if (!(outboundResponse instanceof Answer answer) || !answer.isSuccess()) {
            return unable(outboundResponse);
        }
        Object status = answer.json().getValue("status");
        if ("active".equals(status)) {
            return Working.INSTANCE;
        }
        boolean known = "suspended".equals(status) || "closed".equals(status);
        return known
                ? new NotWorking(BlockReason.SESSION_NOT_WORKING, "the account is " + status)
                : new NotWorking(BlockReason.UNAVAILABLE, "the account's state cannot be read");
    }

    /** Why a question got no useful answer: nothing was sent, so nothing is uncertain about it. */
    static NotWorking unable(OutboundResponse outboundResponse) {
        SendOutcome outcome = outcome(outboundResponse);
        if (outcome instanceof SessionBlocked blocked) {
            return new NotWorking(blocked.blockReason(), blocked.reason());
        }
        if (outboundResponse instanceof Answer answer) {
            BlockReason blockReason =
                    answer.status() == BAD_GATEWAY ? BlockReason.BAD_GATEWAY : BlockReason.UNAVAILABLE;
            return new NotWorking(blockReason, SmsError.reason(answer));
        }
        return new NotWorking(BlockReason.GATEWAY_UNREACHABLE, ((Lost) outboundResponse).reason());
    }
}
