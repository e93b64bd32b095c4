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
 * Queries of all sessions and their campaigns. Views are never older than the last answer that any client got. What
 * takes a future may have to ask a session or the archive, and fails with a {@link CommandException}: NOT_FOUND, or
 * NOT_RECORDED if it cannot be read. Safe to use from any thread.
 */
public interface SessionQueries {

    /** A campaign in memory as it is now, or null if there is none; {@link #find} looks further. */
    @Nullable
    CampaignView campaign(CampaignId campaign);

    /** A campaign as it is now, in memory or in the archive; null if there is none. Fails if it cannot be read. */
    Future<@Nullable CampaignView> find(CampaignId campaign);

    /** The campaign itself. */
    Future<Campaign> fetch(CampaignId campaign);

    /**
     * Some requests of a campaign, in order.
     *
     * @param from the first request to look at
     * @param limit how many to show at most; a page may hold fewer and still not be the last
     */
    Future<RequestPage> requests(CampaignId campaign, RequestFilter filter, int from, int limit);

    /**
     * What would become of a campaign and of all that is before it if nothing unforeseen happens.
     *
     * @param at when it would start by itself if it has not started, epoch milliseconds; or null for as it is
     */
    Future<Forecast> forecast(CampaignId campaign, @Nullable Long at);

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

    /** The pace of a session, whether it was ever used or not. Fails if it cannot be read. */
    default Future<PacingRules> pacing(SessionName session) {
        return pacing(List.of(session)).map(rules -> Objects.requireNonNull(rules.get(session)));
    }

    /** The pace of each of these sessions, as {@link #pacing(SessionName)}. */
    Future<Map<SessionName, PacingRules>> pacing(Collection<SessionName> sessions);

    /** The pace that a session has while no other is set. */
    PacingRules configuredPacing(SessionName session);
}
