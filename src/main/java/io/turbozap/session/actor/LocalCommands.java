package io.turbozap.session.actor;

import io.turbozap.actor.CommandException;
import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.CampaignView;
import io.turbozap.session.Execution;
import io.turbozap.session.PacingRules;
import io.turbozap.session.RetryScope;
import io.turbozap.session.SessionCommands;
import io.turbozap.session.UncertainAction;
import io.turbozap.session.command.CommandResult;
import io.turbozap.session.command.SessionCommand;
import io.turbozap.session.port.Journal;
import io.turbozap.session.port.StoredCampaign;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link SessionCommands} to the actors of this process. */
final class LocalCommands implements SessionCommands {

    private final SessionActors sessionActors;
    private final SessionRegistry sessionRegistry;
    private final CapacityCheck capacityCheck;
    private final CampaignCommandRouter router;
    private final Journal journal;
    private final InstantSource wall;
    private volatile boolean closing;

    LocalCommands(
            SessionActors sessionActors,
            SessionRegistry sessionRegistry,
            CapacityCheck capacityCheck,
            CampaignCommandRouter router,
            Journal journal,
            InstantSource wall) {
        this.sessionActors = sessionActors;
        this.sessionRegistry = sessionRegistry;
        this.capacityCheck = capacityCheck;
        this.router = router;
        this.journal = journal;
        this.wall = wall;
    }

    /** Takes no new campaigns from here on. */
    void close() {
        closing = true;
    }

    @Override
    public Future<CampaignView> create(Campaign campaign, @Nullable Long scheduledAt) {
        return admit(campaign, new SessionCommand.Create(campaign, scheduledAt));
    }

    @Override
    public Future<CampaignView> start(Campaign campaign) {
        return admit(campaign, new SessionCommand.Start(campaign));
    }

    private Future<CampaignView> admit(Campaign campaign, SessionCommand<CommandResult> command) {
        if (closing) {
            return Future.failedFuture(new CommandException(CommandException.Code.NOT_RECORDED, "shutting down"));
        }
        return capacityCheck.admit(campaign).compose(admitted -> sessionActors
                .ask(campaign.session(), command)
                .map(CommandResult::requireCampaign)
                .onComplete(answered -> sessionRegistry.expectNoLonger(campaign.id())));
    }

    @Override
    public Future<CampaignView> update(Campaign replacement, @Nullable Long scheduledAt) {
        return capacityCheck
                .admit(replacement.session())
                .compose(admitted -> sessionActors.wake(replacement.session()))
                .compose(awake -> move(replacement, scheduledAt))
                .map(CommandResult::requireCampaign);
    }

    private Future<CommandResult> move(Campaign replacement, @Nullable Long scheduledAt) {
        return router.ask(replacement.id(), new SessionCommand.Update(replacement, scheduledAt))
                .compose(result -> result.campaign() == null
                        ? router.adopt(StoredCampaign.fresh(replacement, scheduledAt, wall.millis()))
                        : Future.succeededFuture(result));
    }

    private Future<CampaignView> command(SessionCommand.OfCampaign<CommandResult> command) {
        return router.ask(command.campaign(), command).map(CommandResult::requireCampaign);
    }

    private Future<Execution> execution(SessionCommand.OfCampaign<CommandResult> command) {
        return router.ask(command.campaign(), command).map(CommandResult::execution);
    }

    @Override
    public Future<Void> delete(CampaignId campaign) {
        return router.ask(campaign, new SessionCommand.Delete(campaign)).mapEmpty();
    }

    @Override
    public Future<Execution> execute(CampaignId campaign) {
        return execution(new SessionCommand.Execute(campaign));
    }

    @Override
    public Future<CampaignView> pause(CampaignId campaign) {
        return command(new SessionCommand.Pause(campaign));
    }

    @Override
    public Future<CampaignView> resume(CampaignId campaign) {
        return command(new SessionCommand.Resume(campaign));
    }

    @Override
    public Future<CampaignView> stop(CampaignId campaign) {
        return command(new SessionCommand.Stop(campaign));
    }

    @Override
    public Future<Execution> retry(CampaignId campaign, RetryScope scope) {
        return execution(new SessionCommand.Retry(campaign, scope));
    }

    @Override
    public Future<Execution> retry(CampaignId campaign, List<Integer> requests) {
        return execution(new SessionCommand.RetrySome(campaign, requests));
    }

    @Override
    public Future<CampaignView> settle(CampaignId campaign, UncertainAction action, @Nullable List<Integer> requests) {
        return command(new SessionCommand.Settle(campaign, action, requests));
    }

    @Override
    public Future<Void> stopAll() {
        return holdAll(true, SessionCommand.Hold.INSTANCE);
    }

    @Override
    public Future<Void> resumeAll() {
        return holdAll(false, SessionCommand.Release.INSTANCE);
    }

    private Future<Void> holdAll(boolean held, SessionCommand<?> command) {
        return journal.recordHold(held)
                .onSuccess(recorded -> sessionActors.hold(held))
                .compose(recorded -> sessionActors.orderAll(command));
    }

    @Override
    public Future<Void> pace(SessionName session, @Nullable PacingRules rules) {
        return capacityCheck
                .admit(session)
                .compose(admitted -> sessionActors.ask(session, new SessionCommand.Pace(rules)))
                .mapEmpty();
    }
}
