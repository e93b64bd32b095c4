package io.turbozap.http;

import io.turbozap.campaign.Campaign;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as somebody wants it.
 *
 * @param scheduledAt when it shall start by itself, epoch milliseconds, or null to wait for a command
 */
record Draft(Campaign campaign, @Nullable Long scheduledAt) {}
