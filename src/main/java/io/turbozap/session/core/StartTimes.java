package io.turbozap.session.core;

import io.turbozap.campaign.Lane;
import org.jspecify.annotations.Nullable;

/** The times at which something of a session may start, by all that makes it wait. */
final class StartTimes {

    private final Pacing pacing;
    private final SessionBackoff sessionBackoff;
    private final NewChatLimiter newChatLimiter;
    private final long longestCalendarWait;

    /** @param longestCalendarWait how often what waits for the calendar looks up, in milliseconds */
    StartTimes(SessionState sessionState, long longestCalendarWait) {
        this.pacing = sessionState.pacing();
        this.sessionBackoff = sessionState.sessionBackoff();
        this.newChatLimiter = sessionState.newChatLimiter();
        this.longestCalendarWait = longestCalendarWait;
    }

    /** When the next request of {@code campaign} may start, or the blockade wants a look; steady milliseconds. */
    long due(QueuedCampaign campaign) {
        OpenSend openSend = campaign.doubt(campaign.progress().nextPending());
        long paced = Math.max(paced(campaign.lane()), openSend == null ? Long.MIN_VALUE : openSend.notBefore());
        return sessionBackoff.blockReason() == null ? paced : Math.max(paced, sessionBackoff.until());
    }

    /** When something of {@code lane} keeps its distance, which grows with WhatsApp's warnings; steady milliseconds. */
    long paced(Lane lane) {
        return pacing.earliest(lane)
                + newChatLimiter.slowdown(lane, pacing.rules().interval());
    }

    /** What keeps {@code campaign} from starting its next request although its interval is over, or null. */
    Pacing.@Nullable Rest rest(QueuedCampaign campaign, ClockReading now) {
        return now.steady() < due(campaign) ? null : pacing.rest(campaign.lane(), now.wall());
    }

    /** The steady time at which to look whether the calendar has reached {@code wall}. */
    long calendar(long wall, ClockReading now) {
        return now.steady() + Math.min(Math.max(0, wall - now.wall()), longestCalendarWait);
    }

    /** When a request of {@code campaign} can start at or after {@code wall}; epoch milliseconds, as {@code wall}. */
    long sendAt(QueuedCampaign campaign, long wall, ClockReading now) {
        long paced = now.wallAt(Math.max(now.steady(), due(campaign)));
        return pacing.freeFrom(campaign.lane(), Math.max(wall, paced));
    }
}
