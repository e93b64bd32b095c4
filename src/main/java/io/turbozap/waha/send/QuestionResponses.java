package io.turbozap.waha.send;

import io.turbozap.outbound.OutboundResponse;
import io.turbozap.outbound.OutboundResponse.Answer;
import io.turbozap.outbound.OutboundResponse.Lost;
import io.turbozap.session.BlockReason;
import io.turbozap.session.port.SendOutcome;
import io.turbozap.session.port.SendOutcome.SessionBlocked;
import io.turbozap.session.port.SessionHealth;
import io.turbozap.session.port.SessionHealth.NotWorking;
import io.turbozap.session.port.SessionHealth.Working;
import io.turbozap.waha.server.AnswerBody;
import io.turbozap.waha.server.WahaError;

/** Classifier of WAHA's answers to questions: nothing was sent, so nothing is ever uncertain about them. */
public final class QuestionResponses {

    private static final int NOT_FOUND = 404;
    private static final int BAD_GATEWAY = 502;

    private QuestionResponses() {}

    /** What the answer to a look at the session shows. WAHA's list of states grows; only WORKING can send. */
    static SessionHealth state(OutboundResponse outboundResponse) {
        if (!(outboundResponse instanceof Answer answer)) {
            return unable(outboundResponse);
        }
        if (answer.isSuccess()) {
            String status = AnswerBody.text(AnswerBody.object(answer.body()), "status");
            if (status.equals("WORKING")) {
                return Working.INSTANCE;
            }
            return status.isEmpty()
                    ? new NotWorking(BlockReason.UNAVAILABLE, "the session's state cannot be read")
                    : new NotWorking(BlockReason.SESSION_NOT_WORKING, "the session is " + status);
        }
        if (answer.status() == NOT_FOUND) {
            return new NotWorking(BlockReason.SESSION_NOT_WORKING, new WahaError(NOT_FOUND, answer.body()).reason());
        }
        return unable(answer);
    }

    /** Why a question got no useful answer. */
    public static NotWorking unable(OutboundResponse outboundResponse) {
        SendOutcome outcome = SendResponses.outcome(outboundResponse, null);
        if (outcome instanceof SessionBlocked blocked) {
            return new NotWorking(blocked.blockReason(), blocked.reason());
        }
        if (outboundResponse instanceof Lost lost) {
            return new NotWorking(BlockReason.WAHA_UNREACHABLE, lost.reason());
        }
        Answer answer = (Answer) outboundResponse;
        BlockReason blockReason = answer.status() == BAD_GATEWAY ? BlockReason.BAD_GATEWAY : BlockReason.UNAVAILABLE;
        return new NotWorking(blockReason, new WahaError(answer.status(), answer.body()).reason());
    }
}
