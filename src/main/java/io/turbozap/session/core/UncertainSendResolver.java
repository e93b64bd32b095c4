package io.turbozap.session.core;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SendRequest;
import io.turbozap.campaign.SendState;
import io.turbozap.session.BlockReason;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionEvent.SendCompleted;
import io.turbozap.session.SessionEvent.SendFailed;
import io.turbozap.session.SessionEvent.SendReturned;
import io.turbozap.session.SessionEvent.SendUncertain;
import io.turbozap.session.port.LookupResult;
import io.turbozap.session.port.SendOutcome;
import io.turbozap.session.port.StoredRequest;
import io.turbozap.session.port.UncertainSend;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one send of a session that may have gone out, until it is resolved. Times are steady milliseconds unless stated
 * otherwise.
 */
final class UncertainSendResolver {

    private static final String INTERRUPTED = "the server ended while it was being sent";

    final QueuedCampaign campaign;
    final SendRequest request;
    final @Nullable String messageId;

    private final SessionPolicy policy;
    private final ClockReading startedAt;
    private final OpenSend openSend;
    private final SearchSchedule schedule;
    /** Whether the last start was refused, so that it is not started again. */
    private boolean isRefused;

    private boolean isLeft;
    private @Nullable BlockReason obstacle;
    private String detail;

    private UncertainSendResolver(
            InFlight send,
            OpenSend openSend,
            @Nullable OpenSend before,
            SendOutcome.Unclear end,
            SessionPolicy policy,
            long now) {
        this.campaign = send.campaign();
        this.request = send.request();
        this.messageId = send.messageId();
        this.startedAt = send.startedAt();
        this.openSend = openSend;
        this.policy = policy;
        this.schedule = new SearchSchedule(before, end.work(), request.message(), policy, now);
        this.detail = end.reason();
    }

    /**
     * A send whose outcome proved unclear at {@code now}.
     *
     * @param before what was in doubt about the starts before it, or null if nothing was
     */
    static UncertainSendResolver opened(
            InFlight send, @Nullable OpenSend before, SendOutcome.Unclear end, SessionPolicy policy, long now) {
        long patience = policy.settleAfter(send.request().message(), end.work());
        return new UncertainSendResolver(
                send, OpenSend.of(before, send.startedAt(), patience, policy, now), before, end, policy, now);
    }

    /** A send that was refused at {@code now}, which is no evidence about those before it. */
    static UncertainSendResolver refused(
            InFlight send, OpenSend before, String reason, SessionPolicy policy, long now) {
        UncertainSendResolver open = new UncertainSendResolver(
                send, before, before, new SendOutcome.Unclear(reason, SendOutcome.Work.ENDED), policy, now);
        open.refused(reason, now);
        return open;
    }

    /**
     * A send that was open when an earlier process ended: what is absent proves nothing before the session caught up.
     */
    static UncertainSendResolver reopened(
            QueuedCampaign campaign, StoredRequest stored, SessionPolicy policy, ClockReading now) {
        SendRequest request = campaign.request(stored.index());
        boolean wasInFlight = campaign.progress().state(stored.index()) == SendState.EXECUTING;
        InFlight send = new InFlight(
                campaign,
                stored.chatId() == null ? request : request.to(stored.chatId()),
                stored.messageId(),
                now.at(stored.intendedAt()));
        String detail = wasInFlight || stored.reason() == null ? INTERRUPTED : stored.reason();
        OpenSend openSend = OpenSend.reopened(stored, policy.settleAfter(request.message()), now);
        UncertainSendResolver open =
                new UncertainSendResolver(send, openSend, null, new SendOutcome.Unclear(detail), policy, now.steady());
        open.schedule.interrupted(send.startedAt().steady(), now.steady());
        return open;
    }

    /** The event that it is uncertain so far, to be recorded where it is not. */
    SendUncertain openSend(ClockReading now) {
        return new SendUncertain(campaign.id(), request.index(), messageId, detail, /* settling= */ true, now.wall());
    }

    /** What is in doubt about it. */
    OpenSend openSend() {
        return openSend;
    }

    /** Whether it was decided about. */
    boolean isOver() {
        SendState state = campaign.progress().state(request.index());
        return isLeft || (state != SendState.UNCERTAIN && state != SendState.EXECUTING);
    }

    /** Whether {@code send} is the one that is being settled. */
    boolean isOf(InFlight send) {
        return send.campaign() == campaign
                && send.request().index() == request.index()
                && send.startedAt().equals(startedAt);
    }

    /** What to ask WAHA about at {@code now}; the ids are those of other messages. */
    UncertainSend attempt(Set<String> knownIds, ClockReading now) {
        return new UncertainSend(request, messageId, startedAt(now), knownIds, !schedule.isEnded(now.steady()));
    }

    /**
     * When it was first handed to WAHA, epoch milliseconds: by the calendar as it was then or as it is, whichever is
     * earlier.
     */
    long startedAt(ClockReading now) {
        return openSend.startedAt(now);
    }

    /** When to ask WAHA next. */
    long nextLook() {
        return schedule.nextLook();
    }

    /** What stands in the way of an answer, or null if nothing does. */
    @Nullable
    BlockReason obstacle() {
        return obstacle;
    }

    /** What was seen last, in words. */
    String detail() {
        return detail;
    }

    /** What was seen last, and what may still come of it, for people to read. */
    String explanation(ClockReading now) {
        if (obstacle != null || !schedule.mayBeAtWork(now.steady())) {
            return detail;
        }
        String working = request.message().kind().hasFile() ? "fetching its file" : "working on it";
        Instant end = Instant.ofEpochMilli(now.wallAt(schedule.decidedAt())).truncatedTo(ChronoUnit.SECONDS);
        return detail + "; WAHA may still be " + working + ", until " + end + " at the latest";
    }

    /** Something hints that WAHA knows more than at the last look. */
    void wake(long now) {
        schedule.wake(now);
    }

    /** The session is away: what is absent proves nothing before it is back. */
    void away(long now) {
        schedule.away(now);
    }

    /** What has happened if it ended like this after all; null while it stays open. */
    @Nullable
    SessionEvent event(SendOutcome late, ClockReading now) {
        CampaignId id = campaign.id();
        int index = request.index();
        if (late instanceof SendOutcome.ItemRefused refused) {
            return refusedLate(refused.reason(), now);
        }
        if (late instanceof SendOutcome.SessionBlocked blocked) {
            return new SendReturned(id, index, messageId, blocked.reason(), now.wall());
        }
        if (late instanceof SendOutcome.Unclear unclear) {
            detail = unclear.reason();
            schedule.awaitedNoMore(unclear.work(), now.steady());
            wake(now.steady());
            return null;
        }
        throw new IllegalArgumentException("a sent one is known by its id: " + late.getClass());
    }

    /** An earlier start may have sent it all the same, which has to be asked once more. */
    private @Nullable SessionEvent refusedLate(String reason, ClockReading now) {
        if (!schedule.hasEarlierStart()) {
            return new SendFailed(campaign.id(), request.index(), reason, now.wall());
        }
        refused(reason, now.steady());
        wake(now.steady());
        return null;
    }

    private void refused(String reason, long now) {
        isRefused = true;
        detail = reason;
        schedule.refused(now);
    }

    /**
     * What has happened if WAHA, asked at {@code askedAt}, knows this of the send; null while it stays open.
     *
     * @param harmless whether WhatsApp takes the id that it carried only once
     * @param webhooks whether webhooks report what leaves
     */
    @Nullable
    SessionEvent event(LookupResult lookupResult, boolean harmless, boolean webhooks, long askedAt, ClockReading now) {
        CampaignId id = campaign.id();
        if (lookupResult instanceof LookupResult.Found found) {
            return new SendCompleted(id, request.index(), found.messageId(), now.wall());
        }
        if (lookupResult instanceof LookupResult.Unanswerable unanswerable) {
            return unanswerable(unanswerable, harmless, webhooks, now);
        }
        if (lookupResult instanceof LookupResult.NoAnswer noAnswer) {
            waitAgain(noAnswer, now.steady());
            return null;
        }
        return absent(harmless, askedAt, now);
    }

    /** Only a late answer or a webhook can resolve it; without them it is left to the operator. */
    private @Nullable SessionEvent unanswerable(
            LookupResult.Unanswerable never, boolean harmless, boolean webhooks, ClockReading now) {
        CampaignId id = campaign.id();
        if (harmless && isRepeatable()) {
            return new SendReturned(id, request.index(), messageId, detail, now.wall());
        }
        boolean mayBeNotified = webhooks || schedule.isAwaited();
        if (mayBeNotified && !schedule.isEnded(now.steady())) {
            schedule.lookLater(now.steady());
            return null;
        }
        isLeft = true;
        String reason = detail + "; " + never.reason();
        return new SendUncertain(id, request.index(), messageId, reason, /* settling= */ false, now.wall());
    }

    /**
     * WAHA knows nothing of the message. Where its id is taken once it can be sent again at once; else only when it can
     * no longer turn up.
     */
    private @Nullable SessionEvent absent(boolean harmless, long askedAt, ClockReading now) {
        CampaignId id = campaign.id();
        obstacle = null;
        boolean neverSent = schedule.isEnded(askedAt);
        if (isRepeatable() && (neverSent || harmless)) {
            if (neverSent) {
                campaign.doubt(request.index(), openSend.absent());
            }
            return new SendReturned(id, request.index(), messageId, detail, now.wall());
        }
        if (neverSent) {
            return new SendFailed(id, request.index(), detail, now.wall());
        }
        schedule.lookUntilDecided(now.steady());
        return null;
    }

    private boolean isRepeatable() {
        return !isRefused && openSend.starts() < policy.mostAttempts();
    }

    /** WAHA could not answer: the session may catch up only later, so what was absent before proves nothing. */
    private void waitAgain(LookupResult.NoAnswer answer, long now) {
        if (answer.blockReason() == BlockReason.SETTLING) {
            schedule.lookLater(now);
            return;
        }
        obstacle = answer.blockReason();
        detail = answer.reason();
        schedule.unanswered(now);
    }
}
