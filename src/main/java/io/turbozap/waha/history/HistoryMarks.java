package io.turbozap.waha.history;

import io.turbozap.campaign.SessionName;
import io.vertx.core.Future;
import java.util.Map;

/**
 * The marks up to which the messages of each session were read; they outlive the process. Safe to use from any thread.
 */
public interface HistoryMarks {

    /** When the last message seen of each session was written, epoch milliseconds. */
    Future<Map<SessionName, Long>> all();

    /** Keeps a mark in the place of the one before. Fails if it could not be kept; then an older one counts. */
    Future<Void> keep(SessionName session, long seenAt);
}
