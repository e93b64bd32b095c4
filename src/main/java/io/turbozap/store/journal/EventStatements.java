package io.turbozap.store.journal;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionEvent.AudienceTaken;
import io.turbozap.session.SessionEvent.CampaignCompleted;
import io.turbozap.session.SessionEvent.CampaignCreated;
import io.turbozap.session.SessionEvent.CampaignDeleted;
import io.turbozap.session.SessionEvent.CampaignMissed;
import io.turbozap.session.SessionEvent.CampaignMoved;
import io.turbozap.session.SessionEvent.CampaignPaused;
import io.turbozap.session.SessionEvent.CampaignReleased;
import io.turbozap.session.SessionEvent.CampaignReplaced;
import io.turbozap.session.SessionEvent.CampaignResumed;
import io.turbozap.session.SessionEvent.CampaignRetired;
import io.turbozap.session.SessionEvent.CampaignRetried;
import io.turbozap.session.SessionEvent.CampaignSettled;
import io.turbozap.session.SessionEvent.CampaignStarted;
import io.turbozap.session.SessionEvent.CampaignStopped;
import io.turbozap.session.SessionEvent.CampaignUnscheduled;
import io.turbozap.session.SessionEvent.OfCampaign;
import io.turbozap.session.SessionEvent.OfRequest;
import io.turbozap.session.SessionEvent.OfSession;
import io.turbozap.session.SessionEvent.RequestsRetried;
import io.turbozap.store.Statement;
import java.util.List;

/** The statements that record an event in the store. */
final class EventStatements {

    /** The status of a campaign between its deletion and the purge: no query finds it. */
    static final String DELETED = "deleted";

    private EventStatements() {}

    /** @param now epoch milliseconds, for events that have no time of their own */
    static List<Statement> of(SessionName session, SessionEvent event, long now) {
        if (event instanceof OfRequest ofRequest) {
            return SendStatements.of(session, ofRequest);
        } else if (event instanceof OfSession ofSession) {
            return SessionStatements.of(session, ofSession);
        } else if (event instanceof CampaignCreated created) {
            return CampaignStatements.created(created.created(), created.scheduledAt());
        } else if (event instanceof CampaignReplaced replaced) {
            return CampaignStatements.replaced(replaced.replacement(), replaced.scheduledAt(), replaced.at());
        } else if (event instanceof CampaignMoved moved) {
            return CampaignStatements.replaced(moved.replacement(), moved.scheduledAt(), moved.at());
        } else if (event instanceof AudienceTaken taken) {
            return CampaignStatements.audienceTaken(taken.campaign(), taken.recipients(), now);
        } else if (event instanceof CampaignCompleted completed) {
            return CampaignStatements.completed(completed.campaign(), completed.at());
        } else if (event instanceof CampaignRetried retried) {
            return List.of(CampaignStatements.retried(retried.campaign(), now));
        } else if (event instanceof CampaignSettled || event instanceof RequestsRetried) {
            return List.of();
        } else if (event instanceof OfCampaign ofCampaign) {
            return List.of(one(session, ofCampaign, now));
        }
        throw new IllegalStateException("unknown event " + event.getClass());
    }

    private static Statement one(SessionName session, OfCampaign event, long now) {
        CampaignId campaign = event.campaign();
        if (event instanceof CampaignStarted started) {
            return CampaignStatements.started(session.value(), campaign, started.at());
        } else if (event instanceof CampaignPaused paused) {
            return CampaignStatements.paused(campaign, paused.reason(), now);
        } else if (event instanceof CampaignResumed) {
            return CampaignStatements.resumed(campaign, now);
        } else if (event instanceof CampaignStopped) {
            return CampaignStatements.left(campaign, CampaignStatus.STOPPED.wireName(), now);
        } else if (event instanceof CampaignUnscheduled) {
            return CampaignStatements.unscheduled(campaign, now);
        } else if (event instanceof CampaignMissed missed) {
            return CampaignStatements.left(campaign, CampaignStatus.MISSED.wireName(), missed.at());
        } else if (event instanceof CampaignReleased) {
            return CampaignStatements.released(campaign);
        } else if (event instanceof CampaignRetired) {
            return CampaignStatements.retired(campaign);
        } else if (event instanceof CampaignDeleted) {
            return CampaignStatements.left(campaign, DELETED, now);
        }
        throw new IllegalStateException("unknown event " + event.getClass());
    }
}
