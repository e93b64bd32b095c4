package io.turbozap.session.actor;

import io.turbozap.campaign.CampaignId;
import io.turbozap.session.CampaignView;
import io.turbozap.session.SessionReply;
import io.turbozap.session.core.SessionCommand;
import io.turbozap.session.port.Archive;
import io.turbozap.session.port.StoredCampaign;
import io.vertx.core.Future;
import java.time.InstantSource;

/**
 * Takes commands to the session that a campaign belongs to, wherever it is: one that left the memory is brought back to
 * answer, and leaves again as others do.
 */
final class CampaignCommandRouter {

    private final SessionActors sessionActors;
    private final SessionRegistry sessionRegistry;
    private final Archive archive;
    private final CompletedCampaignEvictor completed;
    private final InstantSource wall;

    CampaignCommandRouter(
            SessionActors sessionActors,
            SessionRegistry sessionRegistry,
            Archive archive,
            CompletedCampaignEvictor completed,
            InstantSource wall) {
        this.sessionActors = sessionActors;
        this.sessionRegistry = sessionRegistry;
        this.archive = archive;
        this.completed = completed;
        this.wall = wall;
    }

    /** Asks the session of {@code campaign}. Answers what the session does, or NotRecorded if the archive cannot be read. */
    Future<SessionReply> ask(CampaignId campaign, SessionCommand command) {
        CampaignView known = sessionRegistry.campaign(campaign);
        return known == null
                ? askArchived(campaign, command)
                : sessionActors
                        .ask(known.campaign().session(), command)
                        .compose(reply -> reply == SessionReply.NotFound.INSTANCE
                                ? askArchived(campaign, command) // it left the memory, or the session, meanwhile
                                : Future.succeededFuture(reply));
    }

    private Future<SessionReply> askArchived(CampaignId campaign, SessionCommand command) {
        return archive.campaign(campaign)
                .compose(stored -> stored == null
                        ? Future.succeededFuture(SessionReply.NotFound.INSTANCE)
                        : askAgain(stored, command))
                .recover(CampaignCommandRouter::notRecorded);
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
        return sessionActors.ask(stored.campaign().session(), new SessionCommand.Adopt(stored));
    }

    /** The answer to what failed because of the store. */
    static Future<SessionReply> notRecorded(Throwable failure) {
        return Future.succeededFuture(new SessionReply.NotRecorded(String.valueOf(failure.getMessage())));
    }
}
