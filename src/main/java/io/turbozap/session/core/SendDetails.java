package io.turbozap.session.core;

import io.turbozap.session.SendDetail;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Details that only some requests of a campaign have, for the last of them: message ids of what was sent, reasons of
 * what was not. Each kind is kept for at most {@value #KEPT} requests, so that many successes do not push out a
 * failure.
 */
public final class SendDetails {

    private static final int KEPT = 500;
    /** Room to begin with; there may be a hundred thousand sessions. */
    private static final int FIRST = 2;

    /** One with the message id of a sent request, and its place in the map. */
    private static final int EACH_BYTES = 200;

    private @Nullable Map<Integer, SendDetail> sent;
    private @Nullable Map<Integer, SendDetail> troubled;
    /** The latest time of them; what came last may be earlier if the calendar was set back. */
    private long latest = Long.MIN_VALUE;

    /** About how much memory they take once {@code requests} have been sent. */
    public static long bytes(int requests) {
        return (long) EACH_BYTES * Math.min(KEPT, requests);
    }

    /** Request {@code index} is started; only what was started before is worth a count. */
    void attempted(int index) {
        SendDetail before = troubled == null ? null : troubled.get(index);
        if (before != null) {
            troubled(index, before.startedAgain());
        }
    }

    /** What was recorded of request {@code index}. */
    void restore(int index, SendDetail detail, boolean wasSent) {
        if (wasSent) {
            sent = keep(sent, index, detail);
        } else {
            troubled(index, detail);
        }
    }

    /** Request {@code index} was sent. */
    void sent(int index, @Nullable String messageId, long at) {
        SendDetail detail = new SendDetail(attempts(index), messageId, null, at);
        if (troubled != null) {
            troubled.remove(index);
        }
        sent = keep(sent, index, detail);
    }

    /** Request {@code index} was not sent, or that is unknown. */
    void troubled(int index, @Nullable String messageId, String reason, long at) {
        troubled(index, new SendDetail(attempts(index), messageId, reason, at));
    }

    private void troubled(int index, SendDetail detail) {
        troubled = keep(troubled, index, detail);
    }

    /** Request {@code index} is not sent; an earlier start of it may still turn up under its id. */
    void skipped(int index, String reason, long at) {
        SendDetail before = get(index);
        troubled(index, before == null ? null : before.messageId(), reason, at);
    }

    /** How often request {@code index} was started; 1 if nothing else is known. */
    int attempts(int index) {
        SendDetail before = get(index);
        return before == null ? 1 : before.attempts();
    }

    private Map<Integer, SendDetail> keep(@Nullable Map<Integer, SendDetail> details, int index, SendDetail detail) {
        Map<Integer, SendDetail> kept = details == null ? new LinkedHashMap<>(FIRST) : details;
        kept.put(index, detail);
        latest = Math.max(latest, detail.at());
        if (kept.size() > KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
        return kept;
    }

    /** What is known of request {@code index}, or null. */
    @Nullable
    public SendDetail get(int index) {
        SendDetail trouble = troubled == null ? null : troubled.get(index);
        return trouble != null || sent == null ? trouble : sent.get(index);
    }

    /** Adds the message ids that are known, of what was sent since {@code since} or may have been. */
    void addMessageIds(long since, Set<String> ids) {
        if (latest >= since) {
            addMessageIds(sent, since, ids);
            addMessageIds(troubled, since, ids);
        }
    }

    private static void addMessageIds(@Nullable Map<Integer, SendDetail> details, long since, Set<String> ids) {
        if (details != null) {
            for (SendDetail detail : details.values()) {
                if (detail.messageId() != null && detail.at() >= since) {
                    ids.add(detail.messageId());
                }
            }
        }
    }
}
