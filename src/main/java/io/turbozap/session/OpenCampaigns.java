package io.turbozap.session;

import io.turbozap.campaign.CampaignStatus;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The campaigns that are not completed, at about one instant.
 *
 * @param counts how many there are of each status that there are any of
 * @param fingerprint another number, as good as surely, if any campaign has another status
 */
public record OpenCampaigns(Map<CampaignStatus, Integer> counts, long fingerprint) {

    /** Keeps a copy. */
    public OpenCampaigns {
        EnumMap<CampaignStatus, Integer> copy = new EnumMap<>(CampaignStatus.class);
        copy.putAll(counts);
        counts = Collections.unmodifiableMap(copy);
    }

    /** How many there are of this status. */
    public int of(CampaignStatus status) {
        return counts.getOrDefault(status, 0);
    }

    /** Counts campaigns, always in the same order. */
    public static OpenCampaigns of(Iterable<CampaignView> campaigns) {
        Map<CampaignStatus, Integer> counts = new EnumMap<>(CampaignStatus.class);
        long fingerprint = 0;
        for (CampaignView view : campaigns) {
            if (view.status() != CampaignStatus.COMPLETED) {
                counts.merge(view.status(), 1, Integer::sum);
                fingerprint = 31 * fingerprint + view.campaign().id().hashCode();
                fingerprint = 31 * fingerprint + view.status().name().hashCode();
            }
        }
        return new OpenCampaigns(counts, fingerprint);
    }
}
