package io.turbozap.bench.state;

import io.turbozap.bench.client.CampaignBody;
import io.turbozap.bench.lab.Store;
import java.io.IOException;

/**
 * Deliveries written straight into a store that no server has open, as if the first requests of every campaign had been
 * sent: 2 % failed, 1 in 1,000 stayed uncertain. The contacts are those of {@link CampaignBody}, four messages each.
 */
final class SentRows {

    /** Any time in the past. */
    private static final long AT = 1_790_000_000_000L;
    /** More than a campaign has requests. */
    private static final long ROOM = 10_000_000;

    private static final String STATUS =
            "CASE WHEN i % 1000 = 7 THEN 'uncertain' WHEN i % 50 = 3 THEN 'failed' ELSE 'completed' END";

    private static final String ACKED =
            "CASE WHEN i % 1000 = 11 THEN -1 WHEN i % 10 < 2 THEN 0 WHEN i % 10 < 5 THEN 2 ELSE 3 END";

    private SentRows() {}

    /** Writes {@code each} of every campaign, acks included. */
    static void write(Store store, long each) throws IOException {
        write(store, each, STATUS, ACKED);
    }

    /** Writes {@code each} of every campaign, all of them sent and none acknowledged. */
    static void writeUnacked(Store store, long each) throws IOException {
        write(store, each, "'completed'", "0");
    }

    private static void write(Store store, long each, String status, String ack) throws IOException {
        store.execute("WITH RECURSIVE r(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM r WHERE i + 1 < " + each + ")"
                + " INSERT INTO delivery (id, campaign_number, request, source, status, attempts, ack, session, chat_id,"
                + " message_id, reason, intended_at, sent_at, updated_at)"
                + " SELECT number * 4294967296 + i, number, i, lane, " + status + ", 1, " + ack + ", session,"
                + " (5511900000000 + (i / 4) * 97) || '@c.us', 'TZ' || (number * " + ROOM + " + i),"
                + " CASE WHEN i % 50 = 3 THEN 'no such number' ELSE NULL END, " + AT + " + i, " + AT + " + i, " + AT
                + " + i FROM campaign, r WHERE true ON CONFLICT (id) DO NOTHING");
    }

    /** The message id of a request. */
    static String messageId(long campaignNumber, long request) {
        return "TZ" + (campaignNumber * ROOM + request);
    }
}
