package io.turbozap.waha;

import io.turbozap.campaign.Media;
import io.turbozap.outbound.Reply;
import io.turbozap.outbound.Reply.Answer;
import io.turbozap.outbound.Reply.Lost;
import io.turbozap.outbound.Reply.NotWritten;
import io.turbozap.session.BlockReason;
import io.turbozap.session.port.SendOutcome;
import io.turbozap.session.port.SendOutcome.ItemRefused;
import io.turbozap.session.port.SendOutcome.Sent;
import io.turbozap.session.port.SendOutcome.SessionBlocked;
import io.turbozap.session.port.SendOutcome.Unclear;
import io.turbozap.session.port.SendOutcome.Work;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says what WAHA's answer to a send means. WAHA answers 201; the statuses of its errors are those of WAHA's documentation
 * and of its behaviour. What WAHA itself never answers comes from something before it, or from something that is no WAHA.
 */
final class SendReplies {

    private static final Pattern RESTRICTED = Pattern.compile("\\berror 463\\b");
    private static final Pattern NO_SESSION = Pattern.compile("(?i)session .*(not found|does not exist)");
    private static final int RATE_OVERLIMIT = 429;
    private static final int ACCOUNT_RESTRICTED = 463;

    private SendReplies() {}

    /** @param file the file that the request carried, or null if it carried none */
    static SendOutcome outcome(Reply reply, @Nullable Media file) {
        if (reply instanceof NotWritten notWritten) {
            return new SessionBlocked(BlockReason.WAHA_UNREACHABLE, notWritten.reason());
        }
        if (reply instanceof Lost lost) {
            return new Unclear(lost.reason(), lost.awaited() ? Work.AWAITED : Work.UNKNOWN);
        }
        Answer answer = (Answer) reply;
        if (answer.isSuccess()) { // accepted, even where the id cannot be read
            return new Sent(MessageIds.in(Body.object(answer.body())));
        }
        return failure(answer.status(), new Complaint(answer.status(), answer.body()), file);
    }

    private static SendOutcome failure(int status, Complaint complaint, @Nullable Media file) {
        return switch (status) {
            case 400, 413, 414 -> new ItemRefused(complaint.reason());
            case 401 -> blocked(BlockReason.UNAUTHORIZED, complaint);
            case 403 -> blocked(BlockReason.FORBIDDEN, complaint);
            case 404 -> notFound(complaint);
            case 422 -> unprocessable(complaint);
            case 429 -> blocked(BlockReason.RATE_LIMITED, complaint);
            case 500 -> internalError(complaint, file);
            case 501 -> blocked(BlockReason.NOT_IMPLEMENTED, complaint);
            case 408 -> new Unclear(complaint.reason()); // a proxy may say so after it passed the request on
            default -> unexpected(status, complaint);
        };
    }

    /**
     * A redirect or a refusal that no WAHA sends was not acted upon: something else is at that address. 502, 503 and 504
     * prove nothing: a proxy answers so when it loses WAHA after it passed the request on.
     */
    private static SendOutcome unexpected(int status, Complaint complaint) {
        boolean refused = status >= 300 && status < 500;
        return refused ? blocked(BlockReason.WRONG_PATH, complaint) : new Unclear(complaint.reason());
    }

    private static SendOutcome notFound(Complaint complaint) {
        if (complaint.errorKey().equals("FILE_NOT_FOUND")) {
            return new ItemRefused(complaint.reason());
        }
        boolean noSession = NO_SESSION.matcher(complaint.message()).find();
        return blocked(noSession ? BlockReason.SESSION_NOT_WORKING : BlockReason.WRONG_PATH, complaint);
    }

    /**
     * WAHA has two families of 422: about the session, with its name, and about the request, with a statusCode. One with
     * neither, such as "Session name is required", says nothing about the item, since every request names its session.
     */
    private static SendOutcome unprocessable(Complaint complaint) {
        boolean aboutItem = complaint.has("statusCode") && !complaint.has("session");
        return aboutItem ? new ItemRefused(complaint.reason()) : blocked(BlockReason.SESSION_NOT_WORKING, complaint);
    }

    private static SendOutcome internalError(Complaint complaint, @Nullable Media file) {
        JsonObject exception = complaint.exception();
        String said = Body.text(exception, "message") + ' ' + Body.text(exception, "details");
        Object data = exception.getValue("data");
        if (said.contains("rate-overlimit") || is(data, RATE_OVERLIMIT)) {
            return blocked(BlockReason.RATE_OVERLIMIT, complaint);
        }
        if (RESTRICTED.matcher(said).find() || is(data, ACCOUNT_RESTRICTED)) {
            return blocked(BlockReason.ACCOUNT_RESTRICTED, complaint);
        }
        String recipient = RecipientFault.in(said);
        if (recipient != null) {
            return new ItemRefused(recipient + " (" + complaint.reason() + ")");
        }
        boolean aboutItem = Body.text(exception, "name").equals("TypeError")
                || ContentFault.isIn(said)
                || MediaFault.isAbout(exception, file);
        return aboutItem ? new ItemRefused(complaint.reason()) : unclear(exception, complaint);
    }

    /** WAHA says in its own form that something went wrong; what is before it has no such form. */
    private static Unclear unclear(JsonObject exception, Complaint complaint) {
        return new Unclear(complaint.reason(), exception.isEmpty() ? Work.UNKNOWN : Work.ENDED);
    }

    private static boolean is(@Nullable Object data, int code) {
        return data instanceof Number number && number.intValue() == code;
    }

    private static SendOutcome blocked(BlockReason blockReason, Complaint complaint) {
        return new SessionBlocked(blockReason, complaint.reason());
    }
}
