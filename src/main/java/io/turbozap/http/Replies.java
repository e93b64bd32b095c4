package io.turbozap.http;

import io.turbozap.campaign.Campaign;
import io.turbozap.session.Forecast;
import io.turbozap.session.RequestPage;
import io.turbozap.session.SessionReply;

/** What a session's refusals are in HTTP. */
final class Replies {

    private Replies() {}

    /** @throws Refusal if {@code reply} is one */
    static SessionReply.Done requireDone(SessionReply reply) {
        if (reply instanceof SessionReply.Done done) {
            return done;
        }
        throw refusal(reply);
    }

    /** @throws Refusal if {@code reply} is one */
    static RequestPage requirePage(SessionReply reply) {
        if (reply instanceof SessionReply.Requests requests) {
            return requests.page();
        }
        throw refusal(reply);
    }

    /** @throws Refusal if {@code reply} is one */
    static Campaign requireFound(SessionReply reply) {
        if (reply instanceof SessionReply.Found found) {
            return found.campaign();
        }
        throw refusal(reply);
    }

    /** @throws Refusal if {@code reply} is one */
    static Forecast requireForecast(SessionReply reply) {
        if (reply instanceof SessionReply.Forecasted forecasted) {
            return forecasted.forecast();
        }
        throw refusal(reply);
    }

    private static RuntimeException refusal(SessionReply reply) {
        if (reply == SessionReply.NotFound.INSTANCE) {
            return Refusal.campaignNotFound();
        }
        if (reply instanceof SessionReply.Conflict conflict) {
            return new Refusal(409, conflict.reason());
        }
        if (reply instanceof SessionReply.NotRecorded notRecorded) {
            return new Refusal(503, notRecorded.reason());
        }
        if (reply instanceof SessionReply.Full full) {
            return Refusal.tryLater(full.reason());
        }
        return new IllegalStateException("unexpected " + reply.getClass().getSimpleName());
    }
}
