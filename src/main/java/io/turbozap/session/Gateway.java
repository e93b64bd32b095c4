package io.turbozap.session;

import io.turbozap.campaign.SendRequest;
import io.turbozap.campaign.SessionName;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * The way out of one session to WhatsApp. All futures succeed: whatever goes wrong is one of the answers. Used by one
 * verticle, on its event loop, with one send at a time.
 */
public interface Gateway {

    /**
     * Opens the gateway of a session. Called on the event loop of that session's verticle whenever the session has
     * something to send or to ask; in longer waits a session has none.
     */
    interface Opener {
        Gateway open(SessionName session);
    }

    /**
     * Sends one message. Ends within the configured time-out.
     *
     * @param messageId the id that WhatsApp shall use, from {@link #reserveMessageId}, or null
     * @param onStart called at most once, when the request is written to WAHA; not called if it never is
     */
    Future<SendOutcome> send(SendRequest request, @Nullable String messageId, Runnable onStart);

    /** Looks at the session without sending anything. */
    Future<SessionState> look();

    /** Looks for a message that may have been sent. */
    Future<Trace> trace(Attempt attempt);

    /**
     * Asks for an id to send {@code request} with, which makes repeating it harmless. Null where this kind of message or
     * this WAHA has none, or no answer came.
     */
    Future<@Nullable String> reserveMessageId(SendRequest request);

    /**
     * Asks whether a chat's phone number is on WhatsApp. Only {@code …@c.us} can be asked for. WhatsApp restricts accounts
     * that ask much: at most one at a time, some seconds apart.
     */
    default Future<NumberCheck> check(String chatId) {
        return Future.succeededFuture(new NumberCheck.Unknown(Rule.NOT_IMPLEMENTED, "it cannot be checked here"));
    }

    /** Gives back connections; nothing is called afterwards. */
    Future<Void> close();
}
