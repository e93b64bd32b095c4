package io.turbozap.waha.history;

import io.turbozap.campaign.SessionName;
import io.turbozap.waha.webhook.WahaEvent.MessageReceived;
import io.vertx.core.Future;
import java.util.List;

/** The incoming messages that WAHA keeps of a session. Used on one event loop. */
public interface History {

    /**
     * Reads a page, oldest first where the engine can order.
     *
     * @param since the first second of interest, epoch seconds by WhatsApp's clock
     * @param offset how many messages to pass over
     * @param limit how many messages to read at most
     * @return within the request time-out; whatever goes wrong is one of the answers
     */
    Future<Page> read(SessionName session, long since, int offset, int limit);

    /** An answer of WAHA. */
    sealed interface Page {}

    /**
     * The messages.
     *
     * @param received those that can be read
     * @param count how many there were, whether they can be read or not
     */
    record Messages(List<MessageReceived> received, int count) implements Page {

        /** Keeps a copy of the list. */
        public Messages {
            received = List.copyOf(received);
        }
    }

    /** The page is longer than an answer may be. */
    enum TooLong implements Page {
        INSTANCE
    }

    /**
     * It cannot be read, now or with this engine.
     *
     * @param reason for the operator
     */
    record Unavailable(String reason) implements Page {}
}
