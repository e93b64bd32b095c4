package io.turbozap.simulator.api;

import io.turbozap.simulator.http.Exchange;
import io.turbozap.simulator.http.Refusals;
import io.turbozap.simulator.http.RequestRefused;
import io.turbozap.simulator.message.Shapes;
import io.turbozap.simulator.message.StoredMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A filter of the messages of a chat.
 *
 * @param from seconds since 1970, included
 * @param to seconds since 1970, included
 * @param fromMe null for both directions
 * @param ack the name of a level, null for all
 */
record HistoryFilter(
        long from,
        long to,
        @Nullable Boolean fromMe,
        @Nullable String ack) {

    /**
     * The filter in the query of a request.
     *
     * @throws RequestRefused if a time is no number, or another value none of its kind
     */
    static HistoryFilter of(Exchange exchange) {
        String fromMe = exchange.query("filter.fromMe");
        if (fromMe != null && !fromMe.equals("true") && !fromMe.equals("false")) {
            throw new RequestRefused(400, Refusals.invalid(List.of("filter.fromMe must be a boolean value")));
        }
        String ack = exchange.query("filter.ack");
        if (ack != null && !Shapes.isAckName(ack)) {
            String rule =
                    "filter.ack must be one of the following values: ERROR, PENDING, SERVER, DEVICE, READ, PLAYED";
            throw new RequestRefused(400, Refusals.invalid(List.of(rule)));
        }
        return new HistoryFilter(
                exchange.number("filter.timestamp.gte", Long.MIN_VALUE),
                exchange.number("filter.timestamp.lte", Long.MAX_VALUE),
                fromMe == null ? null : (Boolean) fromMe.equals("true"),
                ack);
    }

    boolean accepts(StoredMessage message, int level) {
        long second = message.atMillis() / 1_000;
        return second >= from
                && second <= to
                && (fromMe == null || fromMe == message.fromMe())
                && (ack == null || ack.equals(Shapes.ackName(level)));
    }
}
