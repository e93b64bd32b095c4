package io.turbozap.session.actor;

import io.turbozap.campaign.RedactedText;
import io.turbozap.campaign.SendRequest;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.port.Gateway;
import io.turbozap.session.port.SendOutcome;
import io.turbozap.session.port.UncertainSend;
import io.vertx.core.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway of a session, which is there while it is needed: opened by a call, closed for a longer wait, so that a
 * hundred thousand waiting sessions hold no connections and no buffers.
 */
final class ParkedGateway {

    private static final Logger log = LoggerFactory.getLogger(ParkedGateway.class);

    private final SessionName session;
    private final Gateway.Opener gateways;
    private @Nullable Gateway open;
    private int calls;

    ParkedGateway(SessionName session, Gateway.Opener gateways) {
        this.session = session;
        this.gateways = gateways;
    }

    /** Calls the gateway. A call that throws is one that fails, so that its end is not waited for in vain. */
    <T extends @Nullable Object> Future<T> call(Function<Gateway, Future<T>> question) {
        calls++;
        Future<T> answer;
        try {
            if (open == null) {
                open = gateways.open(session);
            }
            answer = question.apply(open);
        } catch (RuntimeException e) {
            log.error("session {}: the gateway threw", RedactedText.text(session), RedactedText.trace(e));
            answer = Future.failedFuture(e);
        }
        return answer.andThen(done -> calls--);
    }

    /** Sends a message. The gateway is not closed before the last of what {@code progress} gets has come. */
    Future<SendOutcome> send(SendRequest request, @Nullable String messageId, Gateway.Progress progress) {
        return this.<SendOutcome>call(out -> out.send(request, messageId, new Gateway.Progress() {

                    @Override
                    public void started() {
                        progress.started();
                    }

                    @Override
                    public void ended(SendOutcome late) {
                        calls--;
                        progress.ended(late);
                    }
                }))
                .andThen(done -> {
                    boolean awaited = done.succeeded()
                            && done.result() instanceof SendOutcome.Unclear unclear
                            && unclear.work() == SendOutcome.Work.AWAITED;
                    calls += awaited ? 1 : 0;
                });
    }

    /** The message id that is known here of {@code uncertainSend} without a request, as {@link Gateway#seen}. */
    @Nullable
    String seen(UncertainSend uncertainSend) {
        try {
            if (open == null) {
                open = gateways.open(session);
            }
            return open.seen(uncertainSend);
        } catch (RuntimeException e) {
            log.error("session {}: the gateway threw", RedactedText.text(session), RedactedText.trace(e));
            return null;
        }
    }

    /** Closes the gateway until the next call, unless a call is under way. */
    void park() {
        if (calls == 0) {
            close().onFailure(failure ->
                    log.debug("session {}: {}", RedactedText.text(session), RedactedText.text(failure)));
        }
    }

    /** Closes the gateway, whatever is under way. */
    Future<Void> close() {
        Gateway closing = open;
        open = null;
        return closing == null ? Future.succeededFuture() : closing.close();
    }
}
