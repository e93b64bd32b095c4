package io.turbozap.session.actor;

import io.turbozap.actor.CommandException;
import io.turbozap.campaign.CampaignId;
import io.turbozap.session.CampaignView;
import io.turbozap.session.command.CommandResult;
import io.turbozap.session.command.SessionCommand;
import io.turbozap.session.core.CommandHandler;
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

    /**
     * Asks the session of {@code campaign}. Fails as the session does, or with NOT_RECORDED if the archive cannot be
     * read.
     */
    <A> Future<A> ask(CampaignId campaign, SessionCommand<A> command) {
        CampaignView known = sessionRegistry.campaign(campaign);
        return known == null
                ? askArchived(campaign, command)
                : sessionActors
                        .ask(known.campaign().session(), command)
                        .recover(failure -> CommandException.is(CommandException.Code.NOT_FOUND, failure)
                                ? askArchived(campaign, command) // it left the memory, or the session, meanwhile
                                : Future.failedFuture(failure));
    }

    private <A> Future<A> askArchived(CampaignId campaign, SessionCommand<A> command) {
        return archive.campaign(campaign)
                .compose(stored ->
                        stored == null ? Future.<A>failedFuture(CommandHandler.notFound()) : askAgain(stored, command))
                .recover(CampaignCommandRouter::notRecorded);
    }

    private <A> Future<A> askAgain(StoredCampaign stored, SessionCommand<A> command) {
        return adopt(stored)
                // others who asked may have let it leave already
                .compose(adopted -> ask(stored.campaign().id(), command))
                .onComplete(answered -> leave(stored));
    }

    /** Only now: what leaves before it is back would stay for ever. */
    private void leave(StoredCampaign stored) {
        completed.restored(stored);
        completed.retire(wall.millis());
    }

    /** Has the session that {@code stored} names take it. */
    Future<CommandResult> adopt(StoredCampaign stored) {
        return sessionActors.ask(stored.campaign().session(), new SessionCommand.Adopt(stored));
    }

    /** A failure as it is shown: what neither the store nor a session refused is NOT_RECORDED. */
    static <A> Future<A> notRecorded(Throwable failure) {
        return Future.failedFuture(
                failure instanceof CommandException ? failure : CommandException.notRecorded(failure));
    }
}
