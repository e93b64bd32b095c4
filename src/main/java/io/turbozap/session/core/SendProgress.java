package io.turbozap.session.core;

import io.turbozap.campaign.SendCounts;
import io.turbozap.campaign.SendState;
import io.turbozap.campaign.SendStates;
import io.turbozap.session.SendDetail;
import io.turbozap.session.port.StoredRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The progress of a campaign's requests: the state of each, details of the last, and what is in doubt of some. */
final class SendProgress {

    private final SendStates states;
    private final SendDetails details = new SendDetails();
    private final EarlierStarts earlierStarts = new EarlierStarts();
    private int failuresInRow;
    /** Up to where strangers were passed over in {@link #searchRound}. */
    private int searchedTo;

    private int searchRound;

    SendProgress(SendStates states) {
        this.states = states;
    }

    /** What was recorded of a request. */
    void restore(StoredRequest request) {
        int index = request.index();
        SendDetail detail = new SendDetail(request.attempts(), request.messageId(), request.reason(), request.at());
        SendState state = states.state(index);
        details.restore(index, detail, state == SendState.COMPLETED);
        if (state == SendState.PENDING) {
            earlierStarts.keepMessageId(index, request.messageId());
        }
    }

    /** A copy of the states, to go on from separately. */
    SendStates copyStates() {
        return states.copy();
    }

    SendCounts counts() {
        return states.sendCounts();
    }

    int total() {
        return states.total();
    }

    int count(SendState state) {
        return states.count(state);
    }

    SendState state(int index) {
        return states.state(index);
    }

    /** The first pending request. */
    int nextPending() {
        return states.nextPending();
    }

    /** The first request from {@code from} on that is in {@code state}, in any when null; -1 if there is none. */
    int find(@Nullable SendState state, int from) {
        return states.find(state, from, Integer.MAX_VALUE);
    }

    /** As {@link #find(SendState, int)}, among {@code span} requests. */
    int find(@Nullable SendState state, int from, int span) {
        return states.find(state, from, span);
    }

    /** What is known of request {@code index} beside its state, or null. */
    @Nullable
    SendDetail detail(int index) {
        return details.get(index);
    }

    /** Adds the message ids that are known, of what was sent since {@code since} or may have been. */
    void addMessageIds(long since, Set<String> ids) {
        details.addMessageIds(since, ids);
    }

    EarlierStarts earlierStarts() {
        return earlierStarts;
    }

    int failuresInRow() {
        return failuresInRow;
    }

    void forgetFailures() {
        failuresInRow = 0;
    }

    /** Puts request {@code index} into {@code state}; for {@link SessionQueue#move}, which counts. */
    void move(int index, SendState state) {
        states.set(index, state);
    }

    /** Request {@code index} is started. */
    void started(int index) {
        details.attempted(index);
    }

    /** Request {@code index} was sent. */
    void sent(int index, @Nullable String messageId, long at) {
        failuresInRow = 0;
        earlierStarts.forgetMessageId(index);
        earlierStarts.forgetDoubt(index);
        details.sent(index, messageId, at);
    }

    /** Request {@code index} counts as never sent. */
    void failed(int index, String reason, long at) {
        failuresInRow++;
        earlierStarts.forgetMessageId(index);
        earlierStarts.endDoubt(index);
        details.troubled(index, null, reason, at);
    }

    /** Request {@code index} is pending again, and has to carry this id; null for none. */
    void returned(int index, @Nullable String messageId, String reason, long at) {
        searchedTo = Math.min(searchedTo, index);
        earlierStarts.keepMessageId(index, messageId);
        details.troubled(index, messageId, reason, at);
    }

    /** Request {@code index} may have been sent. */
    void uncertain(int index, @Nullable String messageId, String reason, long at) {
        details.troubled(index, messageId, reason, at);
    }

    /** Request {@code index} is not sent. */
    void skipped(int index, String reason, long at) {
        earlierStarts.forgetDoubt(index);
        details.skipped(index, reason, at);
    }

    /** The first pending request that was not passed over in {@code round}, or -1. */
    int search(int round) {
        if (searchRound != round) {
            searchRound = round;
            searchedTo = 0;
        }
        return find(SendState.PENDING, searchedTo);
    }

    /** Passes over the pending requests before {@code index}; the first one after them, or -1. */
    int passOver(int index) {
        searchedTo = index;
        return find(SendState.PENDING, index);
    }
}
