package io.turbozap.session;

import io.turbozap.actor.LocalMessage;
import io.turbozap.campaign.SessionName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The view of a session at one instant.
 *
 * @param active whether it has work and is not paused by hand; a blocked session is active
 * @param totalRequests requests of the campaigns now in the queue, done ones included
 * @param pendingRequests those of them that have not started
 * @param nextSendAt when the next request starts if nothing else happens, epoch milliseconds; null if that is not known
 * @param sentToday how many messages may have left on the session's day, as of this instant
 * @param blockedBy why nothing is sent right now; empty when it is idle or about to send
 */
public record SessionView(
        SessionName session,
        boolean active,
        long totalRequests,
        long pendingRequests,
        @Nullable Long nextSendAt,
        int sentToday,
        List<Blocker> blockedBy)
        implements LocalMessage {}
