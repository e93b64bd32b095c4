package io.turbozap.session;

import io.turbozap.campaign.CampaignSource;
import org.jspecify.annotations.Nullable;

/**
 * Which campaigns to list.
 *
 * @param source how they came to be, or null for any way
 * @param unsent only those of which nothing was completed
 */
public record CampaignFilter(@Nullable CampaignSource source, boolean unsent) {

    /** All of them. */
    public static final CampaignFilter ALL = new CampaignFilter(null, false);

    /** Whether {@code view} is one of them. */
    public boolean matches(CampaignView view) {
        boolean wanted = source == null || view.campaign().source() == source;
        return wanted && (!unsent || view.counts().completed() == 0);
    }
}
