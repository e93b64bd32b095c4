package io.turbozap.sms;

import io.turbozap.campaign.SendRequest;
import io.turbozap.session.Attempt;
import io.turbozap.session.Gateway;
import io.turbozap.session.Rule;
import io.turbozap.session.SendOutcome;
import io.turbozap.session.SessionState;
import io.turbozap.session.Trace;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** The way out of a sender whose provider is not configured any more: nothing leaves, nothing fails, and it says why. */
enum NoProvider implements Gateway {
    INSTANCE;

    private static final Rule RULE = Rule.SESSION_NOT_WORKING;
    private static final String REASON =
            "SMS is not configured: set SMS_ACCOUNT_SID, SMS_AUTH_TOKEN and SMS_FROM, and start again";

    @Override
    public Future<SendOutcome> send(SendRequest request, @Nullable String messageId, Progress progress) {
        return Future.succeededFuture(new SendOutcome.SessionBlocked(RULE, REASON));
    }

    @Override
    public Future<SessionState> look() {
        return Future.succeededFuture(new SessionState.NotWorking(RULE, REASON));
    }

    @Override
    public Future<Trace> trace(Attempt attempt) {
        return Future.succeededFuture(new Trace.NoAnswer(RULE, REASON));
    }

    @Override
    public Future<Void> close() {
        return Future.succeededFuture();
    }
}
