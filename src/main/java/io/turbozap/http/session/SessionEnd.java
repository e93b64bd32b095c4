package io.turbozap.http.session;

import io.turbozap.campaign.SessionName;
import io.turbozap.http.campaign.SessionResponses;
import io.turbozap.http.web.ApiException;
import io.turbozap.session.CampaignView;
import io.turbozap.session.SessionReply;
import io.turbozap.session.Sessions;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** What has to be so before a session may lose its account: that nothing in its queue waits for it. */
final class SessionEnd {

    private final Sessions sessions;

    SessionEnd(Sessions sessions) {
        this.sessions = sessions;
    }

    /**
     * Succeeds once nothing of the session is queued or scheduled.
     *
     * @param stop whether to stop what is; what was sent stays on record, and what is left can be executed again
     */
    Future<Void> prepare(SessionName session, boolean stop) {
        List<CampaignView> queued = sessions.queued(session);
        if (queued.isEmpty()) {
            return Future.succeededFuture();
        }
        if (!stop) {
            return Future.failedFuture(hasWork(queued));
        }
        List<Future<SessionReply>> stopped = new ArrayList<>();
        for (CampaignView campaign : queued) {
            stopped.add(sessions.stop(campaign.campaign().id()).map(SessionEnd::stopped));
        }
        return Future.join(stopped).mapEmpty();
    }

    private static SessionReply stopped(SessionReply reply) {
        return reply == SessionReply.NotFound.INSTANCE ? reply : SessionResponses.requireDone(reply);
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
