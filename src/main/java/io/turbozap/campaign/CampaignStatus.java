package io.turbozap.campaign;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The status of a campaign in its life cycle. */
public enum CampaignStatus {
    /** Created, never executed. */
    PENDING,
    /** Waits for its start time. */
    SCHEDULED,
    /** In its session's queue. */
    RUNNING,
    /** In its session's queue, but others pass it until it is resumed. */
    PAUSED,
    /** Taken out of the queue with requests left; executing it again sends those. */
    STOPPED,
    /** Nothing is left to do. */
    COMPLETED,
    /** Its start time passed so long before it could start that it was not started. */
    MISSED;

    /** The status with this {@link #wireName()}, or null. */
    public static @Nullable CampaignStatus parse(String wireName) {
        for (CampaignStatus status : values()) {
            if (status.wireName().equals(wireName)) {
                return status;
            }
        }
        return null;
    }

    /** The name that the API shows. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
