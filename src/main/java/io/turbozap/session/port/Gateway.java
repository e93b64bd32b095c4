package io.turbozap.session.port;

import io.turbozap.campaign.SendRequest;
import io.turbozap.campaign.SessionName;
import io.turbozap.session.BlockReason;
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
     * @param messageId the id that WhatsApp is to use, in the form of {@link #messageIdForm}, or null
     * @param progress what becomes of it before and after its end
     */
    Future<SendOutcome> send(SendRequest request, @Nullable String messageId, Progress progress);

    /** A listener to what becomes of a send before and after its end; called on the event loop of its session. */
    @FunctionalInterface
    interface Progress {

        /** The request is written to WAHA; called at most once, and never if it never is. */
        void started();

        /**
         * The answer that came after the time-out, or the end of the wait for it: called exactly once, and only after
         * an outcome whose work is {@link SendOutcome.Work#AWAITED}; never again awaited.
         */
        default void ended(SendOutcome late) {}
    }

    /**
     * The bare id of the message that {@code uncertainSend} sent, if that is known here without a request; or null.
     * Asked right before a request is sent again.
     */
    default @Nullable String seen(UncertainSend uncertainSend) {
        return null;
    }

    /** Looks at the session without sending anything. */
    Future<SessionHealth> look();

    /** Looks for a message that may have been sent. */
    Future<LookupResult> trace(UncertainSend uncertainSend);

    /**
     * Asks what ids look like that messages can be sent with, which makes repeating them harmless. {@link
     * MessageIdForm#NONE} where none can be chosen; null if no answer came.
     */
    default Future<@Nullable MessageIdForm> messageIdForm() {
        return Future.succeededFuture(MessageIdForm.NONE);
    }

    /**
     * Asks whether a chat's phone number is on WhatsApp. Only {@code …@c.us} can be asked for. WhatsApp restricts
     * accounts that ask much: at most one at a time, some seconds apart.
     */
    default Future<NumberCheck> check(String chatId) {
        return Future.succeededFuture(
                new NumberCheck.Unknown(BlockReason.NOT_IMPLEMENTED, "it cannot be checked here"));
    }

    /** Gives back connections; nothing is called afterwards. */
    Future<Void> close();
}
