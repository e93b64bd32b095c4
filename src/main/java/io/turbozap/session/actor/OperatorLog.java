package io.turbozap.session.actor;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.RedactedText;
import io.turbozap.campaign.SendCounts;
import io.turbozap.campaign.SessionName;
import io.turbozap.campaign.media.MediaWarning;
import io.turbozap.session.BlockReason;
import io.turbozap.session.Blocker;
import io.turbozap.session.PauseReason;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionEvent.CampaignCompleted;
import io.turbozap.session.SessionEvent.CampaignMissed;
import io.turbozap.session.SessionEvent.CampaignPaused;
import io.turbozap.session.SessionEvent.CampaignResumed;
import io.turbozap.session.SessionEvent.CampaignStarted;
import io.turbozap.session.SessionEvent.CampaignStopped;
import io.turbozap.session.SessionEvent.SendCompleted;
import io.turbozap.session.SessionEvent.SendFailed;
import io.turbozap.session.SessionEvent.SendUncertain;
import io.turbozap.session.core.QueuedCampaign;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of one session as an operator reads it: campaigns that start, end, pause and stop, sends that failed or have
 * an open outcome, and what blocks the session. One line each, in a bounded number; no phone number and no text of a
 * message.
 */
final class OperatorLog {

    private static final Logger log = LoggerFactory.getLogger(OperatorLog.class);

    private static final int CAMPAIGN_BURST = 50;
    private static final long CAMPAIGN_REFILL_MILLIS = 1_000;
    private static final int TROUBLE_BURST = 20;
    private static final long TROUBLE_REFILL_MILLIS = 3_000;

    private final SessionName session;
    private final SessionClock clock;
    private final Function<CampaignId, @Nullable SendCounts> counts;
    private @Nullable LogBudget campaigns;
    private @Nullable LogBudget troubles;
    private @Nullable BlockReason blockedBy;
    private long blockedSince;

    /** @param counts the requests of a campaign by their state, or null for one that is not in memory */
    OperatorLog(SessionName session, SessionClock clock, Function<CampaignId, @Nullable SendCounts> counts) {
        this.session = session;
        this.clock = clock;
        this.counts = counts;
    }

    /** Logs events that were recorded and applied. */
    void applied(List<SessionEvent> events) {
        for (SessionEvent event : events) {
            if (event instanceof SendCompleted) {
                unblocked();
            } else if (event instanceof SessionEvent.OfRequest) {
                send(event);
            } else if (event instanceof SessionEvent.OfCampaign campaign) {
                campaign(campaign);
            }
        }
    }

    /** Logs what is doubtful about the files of a campaign. */
    void warned(QueuedCampaign campaign) {
        for (MediaWarning warning : campaign.warnings()) {
            if (mayLogTrouble()) {
                log.warn("campaign {}: {}", campaign.id(), RedactedText.text(warning.text()));
            }
        }
    }

    private void send(SessionEvent event) {
        if (event instanceof SendFailed failed) {
            unblocked();
            if (mayLogTrouble()) {
                log.warn(
                        "request {} of {} failed: {}",
                        failed.index(),
                        failed.campaign(),
                        RedactedText.text(failed.reason()));
            }
        } else if (event instanceof SendUncertain uncertain && mayLogTrouble()) {
            log.warn(
                    uncertain.settling()
                            ? "request {} of {} may have been sent, and is looked for: {}"
                            : "request {} of {} may have been sent, which is for the operator to decide: {}",
                    uncertain.index(),
                    uncertain.campaign(),
                    RedactedText.text(uncertain.reason()));
        }
    }

    private void campaign(SessionEvent.OfCampaign event) {
        String what = description(event);
        if (what != null && mayLogCampaign()) {
            log.info("{} of session {} {}", event.campaign(), RedactedText.text(session), what);
        }
    }

    private @Nullable String description(SessionEvent.OfCampaign event) {
        if (event instanceof CampaignStarted) {
            return "started" + progress(event);
        }
        if (event instanceof CampaignCompleted) {
            return "is completed" + progress(event);
        }
        if (event instanceof CampaignStopped) {
            return "is stopped" + progress(event);
        }
        if (event instanceof CampaignPaused paused) {
            boolean byOperator = paused.reason() == PauseReason.OPERATOR;
            return "is paused" + (byOperator ? "" : " after too many failures in a row") + progress(event);
        }
        if (event instanceof CampaignResumed) {
            return "goes on" + progress(event);
        }
        return event instanceof CampaignMissed ? "is missed: its time was too long ago when it could start" : null;
    }

    private String progress(SessionEvent.OfCampaign event) {
        SendCounts now = counts.apply(event.campaign());
        return now == null
                ? ""
                : ": " + now.pending() + " pending, " + now.completed() + " sent, " + now.failed() + " failed, "
                        + now.skipped() + " skipped, " + now.uncertain() + " uncertain";
    }

    /** Logs a change of what blocks the session, from what it shows of itself. */
    void published(List<Blocker> blockers) {
        for (int i = 0; i < blockers.size(); i++) {
            Blocker blocker = blockers.get(i);
            if (blocker.blockReason().isTrouble() || blocker.blockReason().isRest()) {
                blocked(blocker);
                return;
            }
        }
    }

    private void blocked(Blocker blocker) {
        if (blocker.blockReason() == blockedBy) {
            return;
        }
        if (blockedBy == null) {
            blockedSince = clock.now().steady();
        }
        blockedBy = blocker.blockReason();
        if (mayLogTrouble()) {
            String detail = blocker.detail() == null ? "" : ": " + RedactedText.text(blocker.detail());
            if (blocker.blockReason().isRest()) {
                log.info(
                        "session {} rests by {}{}",
                        RedactedText.text(session),
                        blocker.blockReason().wireName(),
                        detail);
            } else {
                log.warn(
                        "session {} is blocked by {}{}",
                        RedactedText.text(session),
                        blocker.blockReason().wireName(),
                        detail);
            }
        }
    }

    /** A request got through: only this shows that nothing blocks any more. */
    private void unblocked() {
        if (blockedBy != null) {
            if (mayLogTrouble()) {
                log.info(
                        "session {} sends again, after {} s; {} is over",
                        RedactedText.text(session),
                        (clock.now().steady() - blockedSince) / 1_000,
                        blockedBy.wireName());
            }
            blockedBy = null;
        }
    }

    private boolean mayLogCampaign() {
        if (campaigns == null) {
            campaigns = new LogBudget(CAMPAIGN_BURST, CAMPAIGN_REFILL_MILLIS);
        }
        return mayLog(campaigns);
    }

    private boolean mayLogTrouble() {
        if (troubles == null) {
            troubles = new LogBudget(TROUBLE_BURST, TROUBLE_REFILL_MILLIS);
        }
        return mayLog(troubles);
    }

    private boolean mayLog(LogBudget budget) {
        if (!budget.take(clock.now().steady())) {
            return false;
        }
        long omitted = budget.takeOmitted();
        if (omitted > 0) {
            log.info(
                    "{} lines about session {} were left out, for there were too many",
                    omitted,
                    RedactedText.text(session));
        }
        return true;
    }
}
