package io.turbozap.waha.send;

import io.turbozap.session.port.UncertainSend;
import io.turbozap.waha.message.MessageIds;
import io.turbozap.waha.message.MessageMatch;
import io.turbozap.waha.server.AnswerBody;
import io.turbozap.waha.server.WahaTime;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * The result of the search for an uncertain send in one page of a chat's history.
 *
 * @param found the bare id of the message that was sent, or null
 * @param doubtful whether there is a message that may be it and cannot be compared
 * @param last whether older pages cannot hold it
 */
record HistoryPage(@Nullable String found, boolean doubtful, boolean last) {

    /**
     * Reads a page, newest first.
     *
     * @param since the first second, by WAHA's clock, at which the attempt's message can have been sent
     * @param pageSize how many messages a page holds that is not the last
     */
    static HistoryPage read(JsonArray messages, UncertainSend uncertainSend, long since, int pageSize) {
        boolean doubtful = false;
        boolean older = false;
        for (Object element : messages) {
            if (!(element instanceof JsonObject message)) {
                continue;
            }
            long second = second(message);
            older |= second >= 0 && second < since;
            String id = MessageIds.in(message);
            if (id != null && id.equals(uncertainSend.messageId())) {
                return new HistoryPage(id, false, true);
            }
            MessageMatch messageMatch = isCandidate(message, id, second, since, uncertainSend)
                    ? MessageMatch.of(message, uncertainSend.request())
                    : MessageMatch.OTHER;
            if (messageMatch == MessageMatch.SAME && id != null && second >= 0) {
                return new HistoryPage(id, false, true);
            }
            doubtful |= messageMatch != MessageMatch.OTHER;
        }
        return new HistoryPage(null, doubtful, older || messages.size() < pageSize);
    }

    private static boolean isCandidate(
            JsonObject message, @Nullable String id, long second, long since, UncertainSend uncertainSend) {
        boolean known = id != null && uncertainSend.knownIds().contains(id);
        boolean tooOld = second >= 0 && second < since;
        return isOwn(message) && !known && !tooOld;
    }

    private static boolean isOwn(JsonObject message) {
        return Boolean.TRUE.equals(message.getValue("fromMe"))
                || AnswerBody.text(message, "id").startsWith("true_")
                || Boolean.TRUE.equals(AnswerBody.object(message, "key").getValue("fromMe"));
    }

    /** When the message was sent, in seconds; −1 if it has no time. */
    private static long second(JsonObject message) {
        Object time = message.getValue("timestamp") == null
                ? message.getValue("messageTimestamp")
                : message.getValue("timestamp");
        return Math.floorDiv(WahaTime.millis(time), 1_000L);
    }
}
