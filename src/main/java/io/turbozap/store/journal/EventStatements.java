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
    static List<Statement> of(SessionName session, SessionEvent fact, long now) {
        if (fact instanceof OfRequest ofRequest) {
            return SendStatements.of(session, ofRequest);
        } else if (fact instanceof OfSession ofSession) {
            return SessionStatements.of(session, ofSession);
        } else if (fact instanceof CampaignCreated created) {
            return CampaignStatements.created(created.created(), created.scheduledAt());
        } else if (fact instanceof CampaignReplaced replaced) {
            return CampaignStatements.replaced(replaced.replacement(), replaced.scheduledAt(), replaced.at());
        } else if (fact instanceof CampaignMoved moved) {
            return CampaignStatements.replaced(moved.replacement(), moved.scheduledAt(), moved.at());
        } else if (fact instanceof AudienceTaken taken) {
            return CampaignStatements.audienceTaken(taken.campaign(), taken.recipients(), now);
        } else if (fact instanceof CampaignCompleted completed) {
            return CampaignStatements.completed(completed.campaign(), completed.at());
        } else if (fact instanceof CampaignRetried retried) {
            return List.of(CampaignStatements.retried(retried.campaign(), now));
        } else if (fact instanceof CampaignSettled || fact instanceof RequestsRetried) {
            return List.of();
        } else if (fact instanceof OfCampaign ofCampaign) {
            return List.of(one(session, ofCampaign, now));
        }
        throw new IllegalStateException("unknown fact " + fact.getClass());
    }

    private static Statement one(SessionName session, OfCampaign fact, long now) {
        CampaignId campaign = fact.campaign();
        if (fact instanceof CampaignStarted started) {
            return CampaignStatements.started(session.value(), campaign, started.at());
        } else if (fact instanceof CampaignPaused paused) {
            return CampaignStatements.paused(campaign, paused.reason(), now);
        } else if (fact instanceof CampaignResumed) {
            return CampaignStatements.resumed(campaign, now);
        } else if (fact instanceof CampaignStopped) {
            return CampaignStatements.left(campaign, CampaignStatus.STOPPED.wireName(), now);
        } else if (fact instanceof CampaignUnscheduled) {
            return CampaignStatements.unscheduled(campaign, now);
        } else if (fact instanceof CampaignMissed missed) {
            return CampaignStatements.left(campaign, CampaignStatus.MISSED.wireName(), missed.at());
        } else if (fact instanceof CampaignReleased) {
            return CampaignStatements.released(campaign);
        } else if (fact instanceof CampaignRetired) {
            return CampaignStatements.retired(campaign);
        } else if (fact instanceof CampaignDeleted) {
            return CampaignStatements.left(campaign, DELETED, now);
        }
        throw new IllegalStateException("unknown fact " + fact.getClass());
    }
}
