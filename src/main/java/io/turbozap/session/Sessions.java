package io.turbozap.session;

import io.turbozap.actor.CommandException;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SessionName;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The front of all sessions: finds or spawns the actor that a request is for and asks it. Safe to use from any thread.
 * Views are never older than the last answer that anybody got. What is refused or cannot be carried out fails with a
 * {@link CommandException}: NOT_FOUND, CONFLICT where the campaign's state does not allow it, FULL where something is
 * created, or NOT_RECORDED.
 */
public interface Sessions {

    /**
     * Hands a new campaign to its session. To create the same id again does nothing. The answer is the
     * campaign afterwards.
     *
     * @param scheduledAt when it shall start by itself, epoch milliseconds, or null to wait for {@link #execute}
     */
    Future<CampaignView> create(Campaign campaign, @Nullable Long scheduledAt);

    /** As {@link #create(Campaign, Long)}, and puts it into the queue as {@link #execute} does: both or neither. */
    Future<CampaignView> start(Campaign campaign);

    /** As {@link #create(Campaign, Long)}, to wait for {@link #execute}. */
    default Future<CampaignView> create(Campaign campaign) {
        return create(campaign, null);
    }

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

    /** The campaign itself. */
    Future<Campaign> fetch(CampaignId campaign);

    /**
     * What would become of a campaign and of all that is before it if nothing unforeseen happens.
     *
     * @param at when it would start by itself if it has not started, epoch milliseconds; or null for as it is
     */
    Future<Forecast> forecast(CampaignId campaign, @Nullable Long at);

    /** Holds every lane of every session. Fails if it could not be recorded. */
    Future<Void> stopAll();

    /** Ends the hold of every session. Fails if it could not be recorded. */
    Future<Void> resumeAll();

    /** The pace of a session, whether it was ever used or not. Fails if it cannot be read. */
    default Future<PacingRules> pacing(SessionName session) {
        return pacing(List.of(session)).map(rules -> Objects.requireNonNull(rules.get(session)));
    }

    /** The pace of each of these sessions, as {@link #pacing(SessionName)}. */
    Future<Map<SessionName, PacingRules>> pacing(Collection<SessionName> sessions);

    /** The pace that a session has while no other is set. */
    PacingRules configuredPacing(SessionName session);

    /** Sets the pace of a session at once; null gives it the configured one again. */
    Future<Void> pace(SessionName session, @Nullable PacingRules rules);

    /** A webhook of {@code session} reported that WhatsApp's servers have a message of it. */
    void acked(SessionName session);

    /**
     * A webhook that claims to be of {@code session} came, and our own door refused it: it is not believed, but that
     * acks lack is not WhatsApp's fault meanwhile.
     */
    void webhookRefused(SessionName session);

    /** A webhook of {@code session} reported whether it works now. */
    void changed(SessionName session, boolean working);

    /** WAHA reported what WhatsApp allows the account of {@code session}. */
    void limited(SessionName session, AccountLimits limits);

    /**
     * WhatsApp refused a message of {@code session} to a stranger, until then (epoch milliseconds) if that is known.
     */
    void refusedStranger(SessionName session, @Nullable Long until);

    /** A message of {@code session} was seen to leave for this chat, sent by whomever. */
    void sighted(SessionName session, String messageId, String chatId);

    /** A person wrote to {@code session}. */
    void wrote(SessionName session, String chatId);

    /**
     * Some requests of a campaign, in order.
     *
     * @param from the first request to look at
     * @param limit how many to show at the most; a page may hold fewer and still not be the last
     */
    Future<RequestPage> requests(CampaignId campaign, RequestFilter filter, int from, int limit);

    /** A campaign in memory as it is now, or null if there is none; {@link #find} looks further. */
    @Nullable
    CampaignView campaign(CampaignId campaign);

    /** A campaign as it is now, in memory or in the archive; null if there is none. Fails if it cannot be read. */
    Future<@Nullable CampaignView> find(CampaignId campaign);

    /** How many campaigns are in memory. */
    int campaignsInMemory();

    /** The campaigns that are not completed, counted: all of them are in memory. */
    OpenCampaigns openCampaigns();

    /** How many campaigns there are, those in the archive included. Fails if it cannot be read. */
    Future<Long> campaignCount();

    /**
     * The next {@code limit} campaigns after {@code after} (from the first, when null), in the filter's order, those in
     * the archive included; fewer only at the end. Fails if they cannot be read.
     */
    Future<List<CampaignView>> campaigns(CampaignFilter filter, @Nullable CampaignId after, int limit);

    /** As {@link #campaigns(CampaignFilter, CampaignId, int)}, of all. */
    default Future<List<CampaignView>> campaigns(@Nullable CampaignId after, int limit) {
        return campaigns(CampaignFilter.ALL, after, limit);
    }

    /** Every session that ever had a campaign executed, by name. */
    List<SessionView> sessions();

    /** A session that ever had a campaign executed, or null. */
    @Nullable
    SessionView session(SessionName session);

    /** What became of a session's requests since the start. */
    default SessionTally tally(SessionName session) {
        return SessionTally.NONE;
    }

    /** The campaigns of a session that are in its queue, or wait for their time to enter it. Looks at all in memory. */
    List<CampaignView> queued(SessionName session);

    /** Starts nothing more, waits for what is in flight, and ends every actor. */
    Future<Void> close();
}
