package io.turbozap.session;

import io.turbozap.campaign.CampaignStatus;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets completed campaigns leave the memory when they have been in it for long enough. Thread-safe. */
final class CompletedCampaigns {

    private static final Logger log = LoggerFactory.getLogger(CompletedCampaigns.class);

    private static final long RETIRE_EVERY_MILLIS = 30_000;

    private final Actors actors;
    private final Board board;
    /** Only touched by what is done {@link Actors#later}. */
    private final Retirement retirement;

    CompletedCampaigns(Actors actors, Board board, Retirement retirement) {
        this.actors = actors;
        this.board = board;
        this.retirement = retirement;
    }

    /** Looks from now on what sessions announce, and what the time makes due. */
    void watch(Vertx vertx, InstantSource wall) {
        vertx.eventBus()
                .<Announcement>localConsumer(
                        Announcement.ADDRESS, news -> heard(news.body().event()));
        vertx.setPeriodic(RETIRE_EVERY_MILLIS, tick -> retire(wall.millis()));
    }

    private void heard(SessionEvent news) {
        if (news instanceof SessionEvent.CampaignCompleted completion) {
            CampaignView view = board.campaign(completion.campaign());
            long bytes = view == null ? 0 : Board.bytes(view.campaign());
            keep(new Retirement.Completed(completion.campaign(), completion.at(), bytes));
            retire(completion.at());
        }
    }

    /** Keeps a campaign that came back from the store for as long as any other, if it is completed. */
    void restored(StoredCampaign stored) {
        Long completedAt = stored.completedAt();
        if (stored.status() == CampaignStatus.COMPLETED && completedAt != null) {
            long bytes = Board.bytes(stored.campaign().head());
            keep(new Retirement.Completed(stored.campaign().id(), completedAt, bytes));
        }
    }

    private void keep(Retirement.Completed campaign) {
        actors.later(() -> retirement.completed(campaign.campaign(), campaign.at(), campaign.bytes()));
    }

    /** Retires what is due at {@code now}, epoch milliseconds. */
    void retire(long now) {
        actors.later(() -> retirement.due(now).forEach(this::retire));
    }

    private void retire(Retirement.Completed due) {
        CampaignView view = board.campaign(due.campaign());
        if (view != null) {
            actors.order(view.campaign().session(), new SessionCommand.Retire(due.campaign()))
                    .onFailure(failure -> stay(due, failure));
        }
    }

    private void stay(Retirement.Completed due, Throwable failure) {
        log.warn("campaign {} stays in memory for now: {}", due.campaign(), failure.getMessage());
        keep(due);
    }
}
