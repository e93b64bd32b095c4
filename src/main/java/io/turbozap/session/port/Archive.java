package io.turbozap.session.port;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.CampaignFilter;
import io.turbozap.session.CampaignView;
import io.turbozap.session.PacingRules;
import io.turbozap.session.Retention;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The archive of what was recorded, for the time when it is no longer, or not yet again, in memory. Futures fail if it
 * cannot be read.
 */
public interface Archive {

    /** Whether every session is held, those included that are not there yet. */
    Future<Boolean> isHeld();

    /**
     * Every session with what belongs into memory: campaigns that are not completed, and the completed ones that
     * {@code retention} keeps. The next ones are read when the future of the last is done.
     */
    Future<Void> recover(Retention retention, long now, Function<StoredSession, Future<Void>> session);

    /** One session without its campaigns, or null if nothing is recorded of it. */
    Future<@Nullable StoredSession> session(SessionName session);

    /** The rules of those of {@code sessions} that have rules of their own. */
    Future<Map<SessionName, PacingRules>> paces(Collection<SessionName> sessions);

    /** One campaign, whatever its status, or null if there is none. */
    Future<@Nullable StoredCampaign> campaign(CampaignId campaign);

    /** What one campaign shows of itself, or null if there is none. */
    Future<@Nullable CampaignView> view(CampaignId campaign);

    /**
     * The next {@code limit} campaigns after {@code after} (from the first, when null), in the filter's order; fewer
     * only at the end. Some may no longer match.
     */
    Future<List<CampaignView>> views(CampaignFilter filter, @Nullable CampaignId after, int limit);

    /** As {@link #views(CampaignFilter, CampaignId, int)}, of all. */
    default Future<List<CampaignView>> views(@Nullable CampaignId after, int limit) {
        return views(CampaignFilter.ALL, after, limit);
    }

    /** How many campaigns there are. */
    Future<Long> count();

    /** An archive with nothing in it. */
    static Archive none() {
        return NoArchive.INSTANCE;
    }
}
