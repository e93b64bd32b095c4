package io.turbozap.session;

import io.turbozap.actor.CommandException;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SessionName;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Commands to the sessions: each finds or starts the actor that it is for, and is answered once it is recorded. Safe to
 * use from any thread. What is refused or cannot be carried out fails with a {@link CommandException}: NOT_FOUND, CONFLICT
 * where the campaign's state does not allow it, FULL where something is created, or NOT_RECORDED.
 */
public interface SessionCommands {

    /**
     * Hands a new campaign to its session. To create the same id again does nothing. The answer is the
     * campaign afterwards.
     *
     * @param scheduledAt when it starts by itself, epoch milliseconds, or null to wait for {@link #execute}
     */
    Future<CampaignView> create(Campaign campaign, @Nullable Long scheduledAt);

    /** As {@link #create(Campaign, Long)}, to wait for {@link #execute}. */
    default Future<CampaignView> create(Campaign campaign) {
        return create(campaign, null);
    }

    /** As {@link #create(Campaign, Long)}, and puts it into the queue as {@link #execute} does: both or neither. */
    Future<CampaignView> start(Campaign campaign);

    /**
     * Gives a campaign that has not started another content, and perhaps another session; its id stays. Conflict if it
     * has started.
     */
    Future<CampaignView> update(Campaign replacement, @Nullable Long scheduledAt);

    /** Forgets a campaign for good. Conflict while it is in the queue or a request of it is open. */
    Future<Void> delete(CampaignId campaign);

    /** Puts a campaign into its session's queue, or resumes it. */
    Future<Execution> execute(CampaignId campaign);

    /** Pauses a campaign: others pass it. */
    Future<CampaignView> pause(CampaignId campaign);

    /** Resumes a paused campaign. */
    Future<CampaignView> resume(CampaignId campaign);

    /** Takes a campaign out of the queue. Never a conflict. */
    Future<CampaignView> stop(CampaignId campaign);

    /** Sends again what {@code scope} names, and only that. Conflict if nothing is there to send again. */
    Future<Execution> retry(CampaignId campaign, RetryScope scope);

    /** Sends these requests again, and only them. Conflict if one of them has not failed. */
    Future<Execution> retry(CampaignId campaign, List<Integer> requests);

    /**
     * Decides about uncertain requests of a campaign.
     *
     * @param requests which of them, or null for all; others than uncertain ones are a Conflict
     */
    Future<CampaignView> settle(CampaignId campaign, UncertainAction action, @Nullable List<Integer> requests);

    /** Holds every lane of every session. Fails if it could not be recorded. */
    Future<Void> stopAll();

    /** Ends the hold of every session. Fails if it could not be recorded. */
    Future<Void> resumeAll();

    /** Sets the pace of a session at once; null gives it the configured one again. */
    Future<Void> pace(SessionName session, @Nullable PacingRules rules);
}
