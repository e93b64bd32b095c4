package io.turbozap.waha;

import io.turbozap.outbound.Reply;
import io.turbozap.outbound.Reply.Answer;
import io.turbozap.outbound.Reply.Lost;
import io.turbozap.session.Rule;
import io.turbozap.session.SendOutcome;
import io.turbozap.session.SendOutcome.SessionBlocked;
import io.turbozap.session.SessionState;
import io.turbozap.session.SessionState.NotWorking;
import io.turbozap.session.SessionState.Working;

/** Says what WAHA's answers to questions mean: nothing was sent, so nothing is ever uncertain about them. */
final class SessionReplies {

    private static final int NOT_FOUND = 404;
    private static final int BAD_GATEWAY = 502;

    private SessionReplies() {}

    /** What the answer to a look at the session shows. WAHA's list of states grows; only WORKING can send. */
    static SessionState state(Reply reply) {
        if (!(reply instanceof Answer answer)) {
            return unable(reply);
        }
        if (answer.isSuccess()) {
            String status = Body.text(Body.object(answer.body()), "status");
            if (status.equals("WORKING")) {
                return Working.INSTANCE;
            }
            return status.isEmpty()
                    ? new NotWorking(Rule.UNAVAILABLE, "the session's state cannot be read")
                    : new NotWorking(Rule.SESSION_NOT_WORKING, "the session is " + status);
        }
        if (answer.status() == NOT_FOUND) {
            return new NotWorking(Rule.SESSION_NOT_WORKING, new Complaint(NOT_FOUND, answer.body()).reason());
        }
        return unable(answer);
    }

    /** Why a question got no useful answer. */
    static NotWorking unable(Reply reply) {
        SendOutcome outcome = SendReplies.outcome(reply, null);
        if (outcome instanceof SessionBlocked blocked) {
            return new NotWorking(blocked.rule(), blocked.reason());
        }
        if (reply instanceof Lost lost) {
            return new NotWorking(Rule.WAHA_UNREACHABLE, lost.reason());
        }
        Answer answer = (Answer) reply;
        Rule rule = answer.status() == BAD_GATEWAY ? Rule.BAD_GATEWAY : Rule.UNAVAILABLE;
        return new NotWorking(rule, new Complaint(answer.status(), answer.body()).reason());
    }
}
