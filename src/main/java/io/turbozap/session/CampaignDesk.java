package io.turbozap.session;

import io.turbozap.campaign.CampaignId;
import io.vertx.core.Future;
import java.time.InstantSource;

/**
 * Takes commands to the session that a campaign belongs to, wherever it is: one that left the memory is brought back to
 * answer, and leaves again as others do.
 */
final class CampaignDesk {

    private final Actors actors;
    private final Board board;
    private final Archive archive;
    private final CompletedCampaigns completed;
    private final InstantSource wall;

    CampaignDesk(Actors actors, Board board, Archive archive, CompletedCampaigns completed, InstantSource wall) {
        this.actors = actors;
        this.board = board;
        this.archive = archive;
        this.completed = completed;
        this.wall = wall;
    }

    /** Asks the session of {@code campaign}. Answers what the session does, or NotRecorded if the archive cannot be read. */
    Future<SessionReply> ask(CampaignId campaign, SessionCommand command) {
        CampaignView known = board.campaign(campaign);
        return known == null
                ? askArchived(campaign, command)
                : actors.ask(known.campaign().session(), command)
                        .compose(reply -> reply == SessionReply.NotFound.INSTANCE
                                ? askArchived(campaign, command) // it left the memory, or the session, meanwhile
                                : Future.succeededFuture(reply));
    }

    private Future<SessionReply> askArchived(CampaignId campaign, SessionCommand command) {
        return archive.campaign(campaign)
                .compose(stored -> stored == null
                        ? Future.succeededFuture(SessionReply.NotFound.INSTANCE)
                        : askAgain(stored, command))
                .recover(CampaignDesk::notRecorded);
    }

    private Future<SessionReply> askAgain(StoredCampaign stored, SessionCommand command) {
        return adopt(stored)
                .compose(adopted -> adopted instanceof SessionReply.Done
                        ? ask(stored.campaign().id(), command) // others who asked may have let it leave already
                        : Future.succeededFuture(adopted))
                .onComplete(answered -> leave(stored));
    }

    /** Only now: what leaves before it is back would stay for ever. */
    private void leave(StoredCampaign stored) {
        completed.restored(stored);
        completed.retire(wall.millis());
    }

    /** Has the session that {@code stored} names take it. */
    Future<SessionReply> adopt(StoredCampaign stored) {
        return actors.ask(stored.campaign().session(), new SessionCommand.Adopt(stored));
    }

    /** The answer to what failed because of the store. */
    static Future<SessionReply> notRecorded(Throwable failure) {
        return Future.succeededFuture(new SessionReply.NotRecorded(String.valueOf(failure.getMessage())));
    }
}
