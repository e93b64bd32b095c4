package io.turbozap.session;

import io.turbozap.campaign.SendRequest;
import io.turbozap.campaign.SendState;
import org.jspecify.annotations.Nullable;

/**
 * The view of one request.
 *
 * @param detail what is known beyond its state, or null if nothing is (or no longer)
 */
public record RequestView(
        SendRequest request, SendState state, @Nullable SendDetail detail) {}
