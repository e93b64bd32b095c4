package io.turbozap.http;

import io.turbozap.campaign.Campaign;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as somebody wants it.
 *
 * @param scheduledAt when it shall start by itself, epoch milliseconds, or null to wait for a command
 * @param findings what is to be said of it
 */
record Draft(Campaign campaign, @Nullable Long scheduledAt, Findings findings) {

    Draft(Campaign campaign, @Nullable Long scheduledAt) {
        this(campaign, scheduledAt, Findings.NONE);
    }
}
