package io.turbozap.session.core;

import io.turbozap.campaign.CampaignStatus;
import io.turbozap.session.BlockReason;
import io.turbozap.session.Blocker;
import io.turbozap.session.PauseReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts together why a session does not send, for people to read. */
final class Blockers {

    private static final String SETTINGS = "settings";
    private static final String OPERATOR = "operator";
    private static final String WAHA = "waha";
    private static final String TURBOZAP = "turbozap";
    private static final List<Blocker> IN_FLIGHT = List.of(new Blocker(BlockReason.IN_FLIGHT, null, WAHA, null));
    private static final List<Blocker> PREPARING = List.of(new Blocker(BlockReason.PREPARING, null, TURBOZAP, null));
    private static final List<Blocker> HELD = List.of(new Blocker(BlockReason.HELD, null, OPERATOR, null));

    private final ClockReading now;
    private List<Blocker> list = List.of();

    Blockers(ClockReading now) {
        this.now = now;
    }

    List<Blocker> list() {
        return list;
    }

    void store(String reason) {
        add(List.of(new Blocker(BlockReason.STORE, null, TURBOZAP, reason)));
    }

    void inFlight() {
        add(IN_FLIGHT);
    }

    void preparing() {
        add(PREPARING);
    }

    void settling(UncertainSendResolver open) {
        Long until = now.wallAt(open.nextLook());
        add(List.of(new Blocker(BlockReason.SETTLING, until, TURBOZAP, open.explanation(now))));
        BlockReason obstacle = open.obstacle();
        if (obstacle != null) {
            add(List.of(new Blocker(obstacle, until, WAHA, open.detail())));
        }
    }

    void blockade(SessionBackoff sessionBackoff) {
        BlockReason blockReason = sessionBackoff.blockReason();
        if (blockReason != null) {
            add(List.of(new Blocker(blockReason, now.wallAt(sessionBackoff.until()), WAHA, sessionBackoff.reason())));
        }
    }

    /** @param warned when the interval would be over with what WhatsApp's warnings add to it */
    void interval(long due, long warned) {
        if (due > now.steady()) {
            add(List.of(new Blocker(BlockReason.INTERVAL, now.wallAt(due), SETTINGS, null)));
        }
        if (warned > due && warned > now.steady()) {
            add(List.of(new Blocker(
                    BlockReason.NEW_CHAT_WARNING, now.wallAt(warned), WAHA, "WhatsApp has warned the account")));
        }
    }

    void limit(NewChatLimiter.@Nullable Limit limit) {
        if (limit != null) {
            String detail = limit.detail() + "; only who is known is written to";
            add(List.of(new Blocker(limit.blockReason(), limit.until(), WAHA, detail)));
        }
    }

    void rest(Pacing.@Nullable Rest rest) {
        if (rest != null) {
            add(List.of(new Blocker(rest.blockReason(), rest.until(), SETTINGS, null)));
        }
    }

    void silence(boolean silent) {
        if (silent) {
            add(List.of(new Blocker(
                    BlockReason.NO_SERVER_ACK,
                    null,
                    WAHA,
                    "WhatsApp's servers do not confirm messages: restart the session")));
        }
    }

    /** Nothing in the queue may start: it is empty, held, or paused. */
    void queue(SessionQueue queue) {
        QueuedCampaign waiting = firstWaiting(queue);
        if (waiting == null) {
            return;
        }
        if (waiting.status() == CampaignStatus.PAUSED) {
            boolean byHand = waiting.pausedBy() == PauseReason.OPERATOR;
            String detail = byHand ? null : "too many failures in a row";
            add(List.of(new Blocker(BlockReason.PAUSED, null, byHand ? OPERATOR : TURBOZAP, detail)));
        } else if (queue.isHeld()) {
            add(HELD);
        }
    }

    private static @Nullable QueuedCampaign firstWaiting(SessionQueue queue) {
        for (QueuedCampaign campaign : queue.queued()) {
            if (campaign.hasPending() || campaign.hasAudience()) {
                return campaign;
            }
        }
        return null;
    }

    private void add(List<Blocker> more) {
        list = list.isEmpty() ? more : concat(list, more);
    }

    private static List<Blocker> concat(List<Blocker> first, List<Blocker> second) {
        Blocker[] all = new Blocker[first.size() + second.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = i < first.size() ? first.get(i) : second.get(i - first.size());
        }
        return List.of(all);
    }
}
