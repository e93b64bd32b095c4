package io.turbozap.waha;

import io.turbozap.outbound.Reply;
import io.turbozap.outbound.Reply.Answer;
import io.turbozap.outbound.Reply.Lost;
import io.turbozap.session.BlockReason;
import io.turbozap.session.port.SendOutcome;
import io.turbozap.session.port.SendOutcome.SessionBlocked;
import io.turbozap.session.port.SessionHealth;
import io.turbozap.session.port.SessionHealth.NotWorking;
import io.turbozap.session.port.SessionHealth.Working;

/** Says what WAHA's answers to questions mean: nothing was sent, so nothing is ever uncertain about them. */
final class SessionReplies {

    private static final int NOT_FOUND = 404;
    private static final int BAD_GATEWAY = 502;

    private SessionReplies() {}

    /** What the answer to a look at the session shows. WAHA's list of states grows; only WORKING can send. */
    static SessionHealth state(Reply reply) {
        if (!(reply instanceof Answer answer)) {
            return unable(reply);
        }
        if (answer.isSuccess()) {
            String status = Body.text(Body.object(answer.body()), "status");
            if (status.equals("WORKING")) {
                return Working.INSTANCE;
            }
            return status.isEmpty()
                    ? new NotWorking(BlockReason.UNAVAILABLE, "the session's state cannot be read")
                    : new NotWorking(BlockReason.SESSION_NOT_WORKING, "the session is " + status);
        }
        if (answer.status() == NOT_FOUND) {
            return new NotWorking(BlockReason.SESSION_NOT_WORKING, new Complaint(NOT_FOUND, answer.body()).reason());
        }
        return unable(answer);
    }

    /** Why a question got no useful answer. */
    static NotWorking unable(Reply reply) {
        SendOutcome outcome = SendReplies.outcome(reply, null);
        if (outcome instanceof SessionBlocked blocked) {
            return new NotWorking(blocked.blockReason(), blocked.reason());
        }
        if (reply instanceof Lost lost) {
            return new NotWorking(BlockReason.WAHA_UNREACHABLE, lost.reason());
        }
        Answer answer = (Answer) reply;
        BlockReason blockReason = answer.status() == BAD_GATEWAY ? BlockReason.BAD_GATEWAY : BlockReason.UNAVAILABLE;
        return new NotWorking(blockReason, new Complaint(answer.status(), answer.body()).reason());
    }
}
