package io.turbozap.http.campaign;

import io.turbozap.campaign.Campaign;
import io.turbozap.http.web.ApiException;
import io.turbozap.session.Forecast;
import io.turbozap.session.RequestPage;
import io.turbozap.session.SessionReply;

/** What a session's refusals are in HTTP. */
public final class SessionResponses {

    private SessionResponses() {}

    /** @throws ApiException if {@code reply} is one */
    public static SessionReply.Done requireDone(SessionReply reply) {
        if (reply instanceof SessionReply.Done done) {
            return done;
        }
        throw refusal(reply);
    }

    /** @throws ApiException if {@code reply} is one */
    static RequestPage requirePage(SessionReply reply) {
        if (reply instanceof SessionReply.Requests requests) {
            return requests.page();
        }
        throw refusal(reply);
    }

    /** @throws ApiException if {@code reply} is one */
    public static Campaign requireFound(SessionReply reply) {
        if (reply instanceof SessionReply.Found found) {
            return found.campaign();
        }
        throw refusal(reply);
    }

    /** @throws ApiException if {@code reply} is one */
    static Forecast requireForecast(SessionReply reply) {
        if (reply instanceof SessionReply.Forecasted forecasted) {
            return forecasted.forecast();
        }
        throw refusal(reply);
    }

    private static RuntimeException refusal(SessionReply reply) {
        if (reply == SessionReply.NotFound.INSTANCE) {
            return ApiException.campaignNotFound();
        }
        if (reply instanceof SessionReply.Conflict conflict) {
            return new ApiException(409, conflict.reason());
        }
        if (reply instanceof SessionReply.NotRecorded notRecorded) {
            return new ApiException(503, notRecorded.reason());
        }
        if (reply instanceof SessionReply.Full full) {
            return ApiException.tryLater(full.reason());
        }
        return new IllegalStateException("unexpected " + reply.getClass().getSimpleName());
    }
}
