package io.turbozap.session;

import org.jspecify.annotations.Nullable;

/**
 * The one request of a session that is with WAHA.
 *
 * @param startedAt when it was handed over
 */
record InFlight(
        QueuedCampaign campaign, int index, @Nullable String messageId, Moment startedAt) {}
