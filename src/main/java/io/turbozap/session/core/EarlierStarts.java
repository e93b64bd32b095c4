package io.turbozap.session.core;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The earlier starts of a campaign's requests, whose messages may turn up: the ids that they carried, and doubts. */
final class EarlierStarts {

    /** Room to begin with; there may be a hundred thousand campaigns, and mostly nothing is in doubt. */
    private static final int FIRST = 2;

    private @Nullable Map<Integer, String> messageIds;
    private @Nullable Map<Integer, OpenSend> doubts;

    /** The id that request {@code index} has to carry because it was sent with it before, or null. */
    @Nullable
    String messageId(int index) {
        return messageIds == null ? null : messageIds.get(index);
    }

    /** Request {@code index}, which is pending again, has to carry this id; null for none. */
    void keepMessageId(int index, @Nullable String messageId) {
        if (messageId != null) {
            if (messageIds == null) {
                messageIds = new HashMap<>(FIRST);
            }
            messageIds.put(index, messageId);
        }
    }

    /** Request {@code index} has ended, so no id is kept for it. */
    void forgetMessageId(int index) {
        if (messageIds != null) {
            messageIds.remove(index);
        }
    }

    /** What is in doubt about request {@code index}, or null if nothing is. */
    @Nullable
    OpenSend doubt(int index) {
        return doubts == null ? null : doubts.get(index);
    }

    /** Request {@code index} may have been sent. */
    void doubt(int index, OpenSend openSend) {
        if (doubts == null) {
            doubts = new HashMap<>(FIRST);
        }
        doubts.put(index, openSend);
    }

    /** Request {@code index} counts as never sent; its message may turn up all the same. */
    void endDoubt(int index) {
        if (doubts != null) {
            doubts.computeIfPresent(index, (same, openSend) -> openSend.over());
        }
    }

    /** Request {@code index} is known to be sent, or is never sent again. */
    void forgetDoubt(int index) {
        if (doubts != null) {
            doubts.remove(index);
        }
    }
}
