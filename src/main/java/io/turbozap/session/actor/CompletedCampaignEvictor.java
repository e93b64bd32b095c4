package io.turbozap.session.actor;

import io.turbozap.campaign.CampaignStatus;
import io.turbozap.session.CampaignView;
import io.turbozap.session.SessionChanged;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.command.SessionCommand;
import io.turbozap.session.port.StoredCampaign;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The eviction of completed campaigns from memory, when they have been in it for long enough. Thread-safe. */
final class CompletedCampaignEvictor {

    private static final Logger log = LoggerFactory.getLogger(CompletedCampaignEvictor.class);

    private static final long RETIRE_EVERY_MILLIS = 30_000;

    private final SessionActors sessionActors;
    private final SessionRegistry sessionRegistry;
    /** Only touched by what is done {@link SessionActors#later}. */
    private final EvictionPolicy evictionPolicy;

    CompletedCampaignEvictor(
            SessionActors sessionActors, SessionRegistry sessionRegistry, EvictionPolicy evictionPolicy) {
        this.sessionActors = sessionActors;
        this.sessionRegistry = sessionRegistry;
        this.evictionPolicy = evictionPolicy;
    }

    /** Looks from now on what sessions announce, and what the time makes due. */
    void watch(Vertx vertx, InstantSource wall) {
        vertx.eventBus()
                .<SessionChanged>localConsumer(
                        SessionChanged.ADDRESS, news -> handle(news.body().event()));
        vertx.setPeriodic(RETIRE_EVERY_MILLIS, tick -> retire(wall.millis()));
    }

    private void handle(SessionEvent news) {
        if (news instanceof SessionEvent.CampaignCompleted completion) {
            CampaignView view = sessionRegistry.campaign(completion.campaign());
            long bytes = view == null ? 0 : SessionRegistry.bytes(view.campaign());
            keep(new EvictionPolicy.Completed(completion.campaign(), completion.at(), bytes));
            retire(completion.at());
        }
    }

    /** Keeps a campaign that came back from the store for as long as any other, if it is completed. */
    void restored(StoredCampaign stored) {
        Long completedAt = stored.completedAt();
        if (stored.status() == CampaignStatus.COMPLETED && completedAt != null) {
            long bytes = SessionRegistry.bytes(stored.campaign().head());
            keep(new EvictionPolicy.Completed(stored.campaign().id(), completedAt, bytes));
        }
    }

    private void keep(EvictionPolicy.Completed campaign) {
        sessionActors.later(() -> evictionPolicy.completed(campaign.campaign(), campaign.at(), campaign.bytes()));
    }

    /** Retires what is due at {@code now}, epoch milliseconds. */
    void retire(long now) {
        sessionActors.later(() -> evictionPolicy.due(now).forEach(this::retire));
    }

    private void retire(EvictionPolicy.Completed due) {
        CampaignView view = sessionRegistry.campaign(due.campaign());
        if (view != null) {
            sessionActors
                    .order(view.campaign().session(), new SessionCommand.Retire(due.campaign()))
                    .onFailure(failure -> stay(due, failure));
        }
    }

    private void stay(EvictionPolicy.Completed due, Throwable failure) {
        log.warn("campaign {} stays in memory for now: {}", due.campaign(), failure.getMessage());
        keep(due);
    }
}
