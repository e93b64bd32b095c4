package io.turbozap.sms;

import io.turbozap.campaign.SendRequest;
import io.turbozap.session.BlockReason;
import io.turbozap.session.port.Gateway;
import io.turbozap.session.port.LookupResult;
import io.turbozap.session.port.SendOutcome;
import io.turbozap.session.port.SessionHealth;
import io.turbozap.session.port.UncertainSend;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * The gateway of a sender whose provider is not configured any more: nothing leaves, nothing fails, and the block has
 * its reason.
 */
enum NoProvider implements Gateway {
    INSTANCE;

    private static final BlockReason RULE = BlockReason.SESSION_NOT_WORKING;
    private static final String REASON =
            "SMS is not configured: set SMS_ACCOUNT_SID, SMS_AUTH_TOKEN and SMS_FROM, and start again";

    @Override
    public Future<SendOutcome> send(SendRequest request, @Nullable String messageId, Progress progress) {
        return Future.succeededFuture(new SendOutcome.SessionBlocked(RULE, REASON));
    }

    @Override
    public Future<SessionHealth> look() {
        return Future.succeededFuture(new SessionHealth.NotWorking(RULE, REASON));
    }

    @Override
    public Future<LookupResult> trace(UncertainSend uncertainSend) {
        return Future.succeededFuture(new LookupResult.NoAnswer(RULE, REASON));
    }

    @Override
    public Future<Void> close() {
        return Future.succeededFuture();
    }
}
