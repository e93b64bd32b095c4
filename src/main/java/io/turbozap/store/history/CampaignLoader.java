package io.turbozap.store.history;

import io.turbozap.campaign.PackedRecipients;
import io.turbozap.campaign.Recipients;
import io.turbozap.session.port.StoredCampaign;
import io.turbozap.store.Database;
import io.turbozap.store.engine.AsyncLoops;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the contacts and the requests of campaigns: of many small ones at once, of a large one part by part. */
final class CampaignLoader {

    /** Chunks of contacts read at once: 8 MB. */
    private static final int AT_ONCE = 32;

    /**
     * Of campaigns that were completed so lately, the last message ids are known: they are no trace of another send.
     */
    private static final long RECENT_MILLIS = 3_600_000;

    private static final String FIRST_CHUNKS =
            "SELECT campaign_number, packed FROM campaign_contacts WHERE chunk = 0 AND campaign_number IN (?"
                    + ", ?".repeat(AT_ONCE - 1) + ")";

    private static final String FURTHER_CHUNKS = "SELECT packed FROM campaign_contacts WHERE campaign_number = ?"
            + " AND chunk >= ? ORDER BY chunk LIMIT " + AT_ONCE;

    private static final String ROWS = "SELECT " + RequestRow.COLUMNS + " FROM delivery WHERE id >= ? AND id < ?";

    /** Ranges one after another: neither engine has to be clever to use the key. */
    private static final String REQUESTS = ROWS + (" UNION ALL " + ROWS).repeat(AT_ONCE - 1);

    private static final String TROUBLE_ROWS =
            ROWS + " AND status IN ('failed', 'uncertain', 'skipped') AND status <> 'completed'";

    private static final String TROUBLE = TROUBLE_ROWS + (" UNION ALL " + TROUBLE_ROWS).repeat(AT_ONCE - 1);

    private static final String SENT_ROWS = ROWS + " AND status = 'completed'";

    private static final String SENT = SENT_ROWS + (" UNION ALL " + SENT_ROWS).repeat(AT_ONCE - 1);

    private final Database database;
    private final long now;

    CampaignLoader(Database database, long now) {
        this.database = database;
        this.now = now;
    }

    /** The campaigns of these rows, in the same order. */
    Future<List<StoredCampaign>> load(List<CampaignRow> rows) {
        List<StoredCampaign> loaded = new ArrayList<>(rows.size());
        List<List<CampaignRow>> batches = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            batches.add(rows.subList(from, Math.min(rows.size(), from + AT_ONCE)));
        }
        return AsyncLoops.forEach(batches, batch -> loadBatch(batch, loaded)).map(loaded);
    }

    private Future<Void> loadBatch(List<CampaignRow> batch, List<StoredCampaign> loaded) {
        Map<Long, Recipients> contacts = new HashMap<>();
        Map<Long, RecoveredRequests> requests = new HashMap<>();
        for (CampaignRow row : batch) {
            requests.put(row.number(), new RecoveredRequests(row.head().totalRequests(), row.isCompleted()));
        }
        return readRecipients(batch, contacts)
                .compose(read -> readRequests(REQUESTS, openRanges(batch), requests))
                .compose(read -> readRequests(TROUBLE, completedRanges(batch), requests))
                .compose(read -> readRequests(SENT, lastRanges(batch), requests))
                .onSuccess(read -> {
                    for (CampaignRow row : batch) {
                        RecoveredRequests states = Objects.requireNonNull(requests.get(row.number()));
                        loaded.add(row.stored(
                                contacts.getOrDefault(row.number(), Recipients.NONE),
                                states.sendStates(),
                                states.details()));
                    }
                });
    }

    private Future<Void> readRecipients(List<CampaignRow> batch, Map<Long, Recipients> contacts) {
        @Nullable Object[] numbers = new Object[AT_ONCE];
        for (int i = 0; i < batch.size(); i++) {
            numbers[i] = batch.get(i).number();
        }
        return database.read(FIRST_CHUNKS, row -> Map.entry(row.number(0), row.bytes(1)), numbers)
                .compose(chunks -> {
                    Map<Long, byte[]> first = new HashMap<>();
                    chunks.forEach(chunk -> first.put(chunk.getKey(), chunk.getValue()));
                    return AsyncLoops.forEach(batch, row -> unpack(row, first.get(row.number()), contacts));
                });
    }

    private Future<Void> unpack(CampaignRow row, byte @Nullable [] first, Map<Long, Recipients> contacts) {
        PackedRecipients.Reader reader = new PackedRecipients.Reader();
        if (first != null) {
            reader.add(first);
        }
        Future<Void> whole = first == null || reader.size() >= row.head().totalRecipients()
                ? Future.succeededFuture()
                : readFurther(row.number(), reader);
        return whole.map(read -> {
            contacts.put(row.number(), reader.recipients());
            return null;
        });
    }

    private Future<Void> readFurther(long number, PackedRecipients.Reader reader) {
        int[] next = {1};
        return AsyncLoops.whileTrue(() -> database.read(FURTHER_CHUNKS, row -> row.bytes(0), number, next[0])
                .map(chunks -> {
                    chunks.forEach(reader::add);
                    next[0] += chunks.size();
                    return chunks.size() == AT_ONCE;
                }));
    }

    private Future<Void> readRequests(String sql, Object[] ranges, Map<Long, RecoveredRequests> requests) {
        if (ranges.length == 0) {
            return Future.succeededFuture();
        }
        return database.scan(
                sql,
                RequestRow::read,
                rows -> {
                    for (RequestRow row : rows) {
                        Objects.requireNonNull(requests.get(row.campaignNumber()))
                                .add(row);
                    }
                    return Future.succeededFuture();
                },
                ranges);
    }

    private static Object[] openRanges(List<CampaignRow> batch) {
        Ranges ranges = new Ranges();
        for (CampaignRow row : batch) {
            if (!row.isCompleted() && row.wasStarted()) {
                ranges.add(row.firstDelivery(), row.endOfDeliveries());
            }
        }
        return ranges.arguments();
    }

    private static Object[] completedRanges(List<CampaignRow> batch) {
        Ranges ranges = new Ranges();
        for (CampaignRow row : batch) {
            if (row.isCompleted()) {
                ranges.add(row.firstDelivery(), row.endOfDeliveries());
            }
        }
        return ranges.arguments();
    }

    private Object[] lastRanges(List<CampaignRow> batch) {
        Ranges ranges = new Ranges();
        for (CampaignRow row : batch) {
            if (row.completedAt() != null && row.completedAt() >= now - RECENT_MILLIS) {
                long end = row.firstDelivery() + row.head().totalRequests();
                ranges.add(Math.max(row.firstDelivery(), end - RecoveredRequests.KEPT), end);
            }
        }
        return ranges.arguments();
    }

    /** The arguments of a query over a fixed number of ranges, the unused ones empty. */
    private static final class Ranges {
        private final List<Object> ends = new ArrayList<>();

        void add(long from, long end) {
            ends.add(from);
            ends.add(end);
        }

        Object[] arguments() {
            while (!ends.isEmpty() && ends.size() < 2 * AT_ONCE) {
                add(0, 0);
            }
            return ends.toArray();
        }
    }
}
