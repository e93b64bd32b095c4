package io.turbozap.simulator;

import org.jspecify.annotations.Nullable;

/**
 * Which messages of a chat are asked for.
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

    /** @throws Refused if a time is no number */
    static HistoryFilter of(Exchange exchange) {
        String fromMe = exchange.query("filter.fromMe");
        return new HistoryFilter(
                exchange.number("filter.timestamp.gte", Long.MIN_VALUE),
                exchange.number("filter.timestamp.lte", Long.MAX_VALUE),
                fromMe == null ? null : (Boolean) fromMe.equals("true"),
                exchange.query("filter.ack"));
    }

    boolean accepts(StoredMessage message, int level) {
        long second = message.atMillis() / 1_000;
        return second >= from
                && second <= to
                && (fromMe == null || fromMe == message.fromMe())
                && (ack == null || ack.equals(Shapes.ackName(level)));
    }
}
