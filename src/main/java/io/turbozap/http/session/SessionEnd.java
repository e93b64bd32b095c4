package io.turbozap.http.session;

import io.turbozap.actor.CommandException;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SessionName;
import io.turbozap.http.web.ApiException;
import io.turbozap.session.CampaignView;
import io.turbozap.session.SessionCommands;
import io.turbozap.session.SessionQueries;
import io.turbozap.session.Sessions;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Condition for a session to lose its account: that nothing in its queue waits for it. */
final class SessionEnd {

    private final SessionCommands commands;
    private final SessionQueries queries;

    SessionEnd(Sessions sessions) {
        this.commands = sessions.commands();
        this.queries = sessions.queries();
    }

    /**
     * Succeeds once nothing of the session is queued or scheduled.
     *
     * @param stop whether to stop what is; what was sent stays on record, and what is left can be executed again
     */
    Future<Void> prepare(SessionName session, boolean stop) {
        List<CampaignView> queued = queries.queued(session);
        if (queued.isEmpty()) {
            return Future.succeededFuture();
        }
        if (!stop) {
            return Future.failedFuture(hasWork(queued));
        }
        List<Future<Void>> stopped = new ArrayList<>();
        for (CampaignView campaign : queued) {
            stopped.add(stop(campaign.campaign().id()));
        }
        return Future.join(stopped).mapEmpty();
    }

    private Future<Void> stop(CampaignId campaign) {
        return commands.stop(campaign)
                .<Void>mapEmpty()
                .recover(failure -> CommandException.is(CommandException.Code.NOT_FOUND, failure)
                        ? Future.succeededFuture()
                        : Future.failedFuture(failure));
    }

    private static ApiException hasWork(List<CampaignView> queued) {
        long pending =
                queued.stream().mapToLong(view -> view.sendCounts().pending()).sum();
        return new ApiException(
                409,
                "The session has work queued: " + queued.size() + (queued.size() == 1 ? " campaign" : " campaigns")
                        + " with " + pending + (pending == 1 ? " pending request" : " pending requests")
                        + ". Stop it first, or say ?queue=stop");
    }
}
