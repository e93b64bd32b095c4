package io.turbozap.store.history;

import io.turbozap.campaign.SendState;
import io.turbozap.campaign.SendStates;
import io.turbozap.session.port.StoredRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The states of the requests of one campaign, collected from their rows one by one. */
final class RecoveredRequests {

    /** As many as a session remembers of each kind, so that many successes do not push out a failure. */
    static final int KEPT = 500;

    private final SendStates sendStates;
    private final List<StoredRequest> open = new ArrayList<>(0);
    private final Deque<StoredRequest> troubled = new ArrayDeque<>(0);
    private final Deque<StoredRequest> sent = new ArrayDeque<>(0);

    /** @param completed whether a request without a row was sent; else it is pending */
    RecoveredRequests(int total, boolean completed) {
        this.sendStates = new SendStates(total, completed ? SendState.COMPLETED : SendState.PENDING);
    }

    void add(RequestRow row) {
        sendStates.set(row.index(), row.state());
        switch (row.state()) {
            case EXECUTING, UNCERTAIN -> open.add(row.stored());
            case PENDING -> addPending(row);
            case COMPLETED -> keep(sent, row);
            case FAILED, SKIPPED -> keep(troubled, row);
        }
    }

    /** An id that has to be used again must not be forgotten; the reason for a return may be. */
    private void addPending(RequestRow row) {
        if (row.messageId() != null) {
            open.add(row.stored());
        } else {
            keep(troubled, row);
        }
    }

    private static void keep(Deque<StoredRequest> kept, RequestRow row) {
        kept.add(row.stored());
        if (kept.size() > KEPT) {
            kept.remove();
        }
    }

    SendStates sendStates() {
        return sendStates;
    }

    /** What is not simply pending or completed, and the last that were completed. */
    List<StoredRequest> details() {
        List<StoredRequest> details = new ArrayList<>(open.size() + troubled.size() + sent.size());
        details.addAll(sent);
        details.addAll(troubled);
        details.addAll(open);
        return details;
    }
}
