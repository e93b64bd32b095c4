package io.turbozap.session;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SendState;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The front of all sessions: finds or spawns the actor that a request is for and asks it. Safe to use from any thread.
 * Views are never older than the last answer that anybody got.
 */
public interface Sessions {

    /** Hands a new campaign to its session. Answers Done, Full or NotRecorded. */
    Future<SessionReply> create(Campaign campaign);

    /** Puts a campaign into its session's queue, or lets it go on. Answers Done, NotFound, Conflict or NotRecorded. */
    Future<SessionReply> execute(CampaignId campaign);

    /** Lets others pass a campaign. Answers as {@link #execute}. */
    Future<SessionReply> pause(CampaignId campaign);

    /** Lets a paused campaign go on. Answers as {@link #execute}. */
    Future<SessionReply> resume(CampaignId campaign);

    /** Takes a campaign out of the queue. Answers Done, NotFound or NotRecorded. */
    Future<SessionReply> stop(CampaignId campaign);

    /** Holds every lane of every session. Fails if a session could not record it. */
    Future<Void> stopAll();

    /** Ends the hold of every session. Fails if a session could not record it. */
    Future<Void> resumeAll();

    /**
     * Some requests of a campaign, in order. Answers Requests or NotFound.
     *
     * @param state only those in this state, or null for all
     * @param from the first request to look at
     * @param limit how many to show at the most; a page may hold fewer and still not be the last
     */
    Future<SessionReply> requests(CampaignId campaign, @Nullable SendState state, int from, int limit);

    /** A campaign as it is now, or null if there is none. */
    @Nullable
    CampaignView campaign(CampaignId campaign);

    /** How many campaigns there are. */
    int campaignCount();

    /** Up to {@code limit} campaigns after {@code after} (from the first, when null), in order of creation. */
    List<CampaignView> campaigns(@Nullable CampaignId after, int limit);

    /** Every session that ever had a campaign executed, by name. */
    List<SessionView> workers();

    /** Starts nothing more, waits for what is in flight, and ends every actor. */
    Future<Void> close();
}
