package io.turbozap.http.campaign;

import io.turbozap.campaign.CampaignId;
import io.turbozap.http.web.ApiException;
import io.turbozap.http.web.InterimResponses;
import io.turbozap.session.SessionChanged;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Requests that wait until a campaign or the queue has reached a goal. They are checked when sessions publish an event, not by
 * the clock. One for each event loop, which alone may use it.
 */
public final class ChangeWaits {

    /** How many may wait at once, on all event loops. */
    public static final int MOST = 1_000;
    /** Waits for the queue are checked this long after an event, once for it and those that follow. */
    private static final long GATHER_MILLIS = 20;

    private final Vertx vertx;
    private final AtomicInteger waiting;
    private final Map<CampaignId, Set<Wait>> forCampaigns = new HashMap<>();
    private final Set<Wait> forQueue = new HashSet<>();
    private boolean gathering;

    /**
     * Waits for nothing yet.
     *
     * @param waiting how many wait, shared by all event loops
     */
    private ChangeWaits(Vertx vertx, AtomicInteger waiting) {
        this.vertx = vertx;
        this.waiting = waiting;
    }

    /** The waits of the event loop that calls, which listen from now on. */
    public static ChangeWaits listen(Vertx vertx, AtomicInteger waiting) {
        ChangeWaits changeWaits = new ChangeWaits(vertx, waiting);
        vertx.eventBus()
                .<SessionChanged>localConsumer(
                        SessionChanged.ADDRESS,
                        news -> changeWaits.announced(news.body().event().campaignId()));
        return changeWaits;
    }

    private void announced(@Nullable CampaignId campaign) {
        Set<Wait> concerned = campaign == null ? null : forCampaigns.get(campaign);
        if (concerned != null) {
            List.copyOf(concerned).forEach(Wait::check);
        }
        if (!forQueue.isEmpty() && !gathering) {
            gathering = true;
            vertx.setTimer(GATHER_MILLIS, tick -> {
                gathering = false;
                List.copyOf(forQueue).forEach(Wait::check);
            });
        }
    }

    /**
     * Completes with true once {@code isThere} holds; with false when the time is up, or the client has gone.
     *
     * @param campaign that it concerns, or null for the queue
     * @throws ApiException with 429 if too many wait
     */
    public Future<Boolean> until(
            RoutingContext ctx, @Nullable CampaignId campaign, BooleanSupplier isThere, long millis) {
        if (isThere.getAsBoolean()) {
            return Future.succeededFuture(true);
        }
        if (waiting.incrementAndGet() > MOST) {
            waiting.decrementAndGet();
            throw ApiException.tryLater("Too many requests wait already: try again in a moment, or ask without wait");
        }
        Wait wait = new Wait(campaign, isThere);
        wait.place().add(wait);
        long timer = vertx.setTimer(millis, tick -> wait.over.tryComplete(false));
        ctx.addEndHandler(gone -> wait.over.tryComplete(false));
        return InterimResponses.during(ctx, wait.over.future()).onComplete(done -> {
            vertx.cancelTimer(timer);
            wait.leave();
            waiting.decrementAndGet();
        });
    }

    private final class Wait {

        private final Promise<Boolean> over = Promise.promise();
        private final @Nullable CampaignId campaign;
        private final BooleanSupplier isThere;

        Wait(@Nullable CampaignId campaign, BooleanSupplier isThere) {
            this.campaign = campaign;
            this.isThere = isThere;
        }

        Set<Wait> place() {
            return campaign == null ? forQueue : forCampaigns.computeIfAbsent(campaign, first -> new HashSet<>());
        }

        void check() {
            if (isThere.getAsBoolean()) {
                over.tryComplete(true);
            }
        }

        void leave() {
            Set<Wait> place = place();
            place.remove(this);
            if (campaign != null && place.isEmpty()) {
                forCampaigns.remove(campaign);
            }
        }
    }
}
