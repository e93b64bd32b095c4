package io.turbozap.waha.send;

import io.turbozap.campaign.Media;
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
import io.turbozap.session.port.SendOutcome.Work;
import io.turbozap.waha.message.MessageIds;
import io.turbozap.waha.server.AnswerBody;
import io.turbozap.waha.server.WahaError;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Classifier of WAHA's answers to a send. WAHA answers 201; the statuses of its errors are those of WAHA's
 * documentation and of its behaviour. What WAHA itself never answers comes from something before it, or from something
 * that is no WAHA.
 */
public final class SendResponses {

    private static final Pattern RESTRICTED = Pattern.compile("\\berror 463\\b");
    private static final Pattern NO_SESSION = Pattern.compile("(?i)session .*(not found|does not exist)");
    private static final int RATE_OVERLIMIT = 429;
    private static final int ACCOUNT_RESTRICTED = 463;

    private SendResponses() {}

    /**
     * What became of a send, by what came back from WAHA.
     *
     * @param file the file that the request carried, or null if it carried none
     */
    public static SendOutcome outcome(OutboundResponse outboundResponse, @Nullable Media file) {
        if (outboundResponse instanceof NotWritten notWritten) {
            return new SessionBlocked(BlockReason.WAHA_UNREACHABLE, notWritten.reason());
        }
        if (outboundResponse instanceof Lost lost) {
            return new Unclear(lost.reason(), lost.awaited() ? Work.AWAITED : Work.UNKNOWN);
        }
        Answer answer = (Answer) outboundResponse;
        if (answer.isSuccess()) { // accepted, even where the id cannot be read
            return new Sent(MessageIds.in(AnswerBody.object(answer.body())));
        }
        return failure(answer.status(), new WahaError(answer.status(), answer.body()), file);
    }

    private static SendOutcome failure(int status, WahaError wahaError, @Nullable Media file) {
        return switch (status) {
            case 400, 413, 414 -> new ItemRefused(wahaError.reason());
            case 401 -> blocked(BlockReason.UNAUTHORIZED, wahaError);
            case 403 -> blocked(BlockReason.FORBIDDEN, wahaError);
            case 404 -> notFound(wahaError);
            case 422 -> unprocessable(wahaError);
            case 429 -> blocked(BlockReason.RATE_LIMITED, wahaError);
            case 500 -> internalError(wahaError, file);
            case 501 -> blocked(BlockReason.NOT_IMPLEMENTED, wahaError);
            case 408 -> new Unclear(wahaError.reason()); // a proxy may answer this after it passed the request on
            default -> unexpected(status, wahaError);
        };
    }

    /**
     * A redirect or a refusal that no WAHA sends was not acted upon: something else is at that address. 502, 503 and
     * 504 prove nothing: a proxy answers so when it loses WAHA after it passed the request on.
     */
    private static SendOutcome unexpected(int status, WahaError wahaError) {
        boolean refused = status >= 300 && status < 500;
        return refused ? blocked(BlockReason.WRONG_PATH, wahaError) : new Unclear(wahaError.reason());
    }

    private static SendOutcome notFound(WahaError wahaError) {
        if (wahaError.errorKey().equals("FILE_NOT_FOUND")) {
            return new ItemRefused(wahaError.reason());
        }
        boolean noSession = NO_SESSION.matcher(wahaError.message()).find();
        return blocked(noSession ? BlockReason.SESSION_NOT_WORKING : BlockReason.WRONG_PATH, wahaError);
    }

    /**
     * WAHA has two families of 422: about the session, with its name, and about the request, with a statusCode. One
     * with neither, such as "Session name is required", means nothing for the item, since every request names its
     * session.
     */
    private static SendOutcome unprocessable(WahaError wahaError) {
        boolean aboutItem = wahaError.has("statusCode") && !wahaError.has("session");
        return aboutItem ? new ItemRefused(wahaError.reason()) : blocked(BlockReason.SESSION_NOT_WORKING, wahaError);
    }

    private static SendOutcome internalError(WahaError wahaError, @Nullable Media file) {
        JsonObject exception = wahaError.exception();
        String text = AnswerBody.text(exception, "message") + ' ' + AnswerBody.text(exception, "details");
        Object data = exception.getValue("data");
        if (text.contains("rate-overlimit") || is(data, RATE_OVERLIMIT)) {
            return blocked(BlockReason.RATE_OVERLIMIT, wahaError);
        }
        if (RESTRICTED.matcher(text).find() || is(data, ACCOUNT_RESTRICTED)) {
            return blocked(BlockReason.ACCOUNT_RESTRICTED, wahaError);
        }
        String recipient = RecipientFault.in(text);
        if (recipient != null) {
            return new ItemRefused(recipient + " (" + wahaError.reason() + ")");
        }
        boolean aboutItem = AnswerBody.text(exception, "name").equals("TypeError")
                || ContentFault.isIn(text)
                || MediaFault.isAbout(exception, file);
        return aboutItem ? new ItemRefused(wahaError.reason()) : unclear(exception, wahaError);
    }

    /** An error in WAHA's own form is its own; what is before it has no such form. */
    private static Unclear unclear(JsonObject exception, WahaError wahaError) {
        return new Unclear(wahaError.reason(), exception.isEmpty() ? Work.UNKNOWN : Work.ENDED);
    }

    private static boolean is(@Nullable Object data, int code) {
        return data instanceof Number number && number.intValue() == code;
    }

    private static SendOutcome blocked(BlockReason blockReason, WahaError wahaError) {
        return new SessionBlocked(blockReason, wahaError.reason());
    }
}
