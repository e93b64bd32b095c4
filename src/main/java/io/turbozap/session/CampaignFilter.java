package io.turbozap.session;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignSource;
import io.turbozap.campaign.CampaignStatus;
import io.turbozap.campaign.SessionName;
import java.util.Comparator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which campaigns to list, and from which end.
 *
 * @param source how they came to be, or null for any way
 * @param unsent only those of which nothing was completed
 * @param statuses where they stand, or none for anywhere
 * @param session whose they are, or null for those of all
 * @param newestFirst in descending order of their ids, so that what is after one is older
 */
public record CampaignFilter(
        @Nullable CampaignSource source,
        boolean unsent,
        Set<CampaignStatus> statuses,
        @Nullable SessionName session,
        boolean newestFirst) {

    /** All of them, the oldest first. */
    public static final CampaignFilter ALL = new CampaignFilter(null, false);

    /** Keeps a copy of the statuses. */
    public CampaignFilter {
        statuses = Set.copyOf(statuses);
    }

    /** Campaigns of any status and session, the oldest first. */
    public CampaignFilter(@Nullable CampaignSource source, boolean unsent) {
        this(source, unsent, Set.of(), null, /* newestFirst= */ false);
    }

    /** Whether {@code view} is one of them. */
    public boolean matches(CampaignView view) {
        return (source == null || view.campaign().source() == source)
                && (!unsent || view.sendCounts().completed() == 0)
                && (statuses.isEmpty() || statuses.contains(view.status()))
                && (session == null || view.campaign().session().equals(session));
    }

    /** The order in which they are listed. */
    public Comparator<CampaignId> order() {
        return newestFirst ? Comparator.reverseOrder() : Comparator.naturalOrder();
    }
}
