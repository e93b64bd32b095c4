package io.turbozap.waha.history;

import io.turbozap.waha.webhook.WahaEvent.MessageReceived;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The policy of what to read of one session's history and when, without the means to do it: what came since the last
 * message seen, page by page, soon after the session has come back and now and then while it works. Times are steady
 * milliseconds, those of messages epoch milliseconds.
 */
final class HistoryReading {

    /** A page to be read: epoch seconds, and numbers of messages. */
    record Ask(long since, int offset, int limit) {}

    static final int PAGE = 50;

    /** The pages of one reading at most; the next goes on where it ended. */
    private static final int MOST_PAGES = 200;
    /** A message that cannot be taken for so long holds up the mark no longer. */
    private static final long PATIENCE = 24 * 3_600_000L;

    private static final long NEVER = Long.MAX_VALUE;
    private static final String NOT_TAKEN = "messages of it cannot be recorded";

    private final ReadingPace pace;
    private long mark;
    /** Where to read from while what was written during an absence may still be coming. */
    private long floor = NEVER;

    private long returnedAt = NEVER;
    private long dueAt = NEVER;
    private boolean away = true;
    private int offset;
    private int limit = PAGE;
    private int pages;
    private int failures;
    private long newest;
    private long oldestUntaken = NEVER;
    private @Nullable String trouble;

    /** @param mark when the last message seen was written */
    HistoryReading(long mark, ReadingPace pace) {
        this.mark = mark;
        this.pace = pace;
    }

    /** When the last message seen was written. */
    long mark() {
        return mark;
    }

    /** Why it cannot be read, or null. */
    @Nullable
    String trouble() {
        return trouble;
    }

    /** When {@link #next} has something to read; {@link Long#MAX_VALUE} while the session does not work. */
    long dueAt() {
        return dueAt;
    }

    /** The session works again, or its webhooks may come again. */
    void resume(long now) {
        away = false;
        returnedAt = now;
        floor = Math.min(floor, mark);
        dueAt = Math.min(dueAt, now + pace.afterReturn().get(0));
    }

    /** The session does not work: nothing can be read, and WAHA would let us wait for the refusal. */
    void suspend() {
        away = true;
        begin(NEVER);
    }

    /** No reading is needed now. */
    void skip(long now) {
        begin(now + pace.every());
    }

    /** What to read at {@code now}, or null if nothing is due. */
    @Nullable
    Ask next(long now) {
        long from = Math.min(mark, floor) - pace.overlap();
        return now < dueAt ? null : new Ask(Math.max(0, Math.floorDiv(from, 1_000L)), offset, limit);
    }

    /**
     * A page was read and its messages were given to those who act on them.
     *
     * @param untaken those that could not be taken
     */
    void took(History.Messages page, List<MessageReceived> untaken, long now) {
        pages++;
        offset += page.count();
        untaken.forEach(message -> oldestUntaken = Math.min(oldestUntaken, message.at()));
        boolean ascending = isAscending(page.received());
        page.received().forEach(message -> newest = Math.max(newest, message.at()));
        boolean last = page.count() < limit;
        if (last || ascending) {
            advance();
        }
        if (!last && pages < MOST_PAGES) {
            goOn(now);
        } else if (oldestUntaken != NEVER) {
            failed(NOT_TAKEN, now);
        } else {
            finish(last, now);
        }
    }

    private static boolean isAscending(List<MessageReceived> messages) {
        for (int i = 1; i < messages.size(); i++) {
            if (messages.get(i).at() < messages.get(i - 1).at()) {
                return false;
            }
        }
        return true;
    }

    /** What could not be taken is read again, though not for ever. */
    private void advance() {
        boolean waits = oldestUntaken != NEVER && newest - oldestUntaken < PATIENCE;
        mark = Math.max(mark, waits ? Math.min(newest, oldestUntaken - 1) : newest);
    }

    private void finish(boolean last, long now) {
        failures = 0;
        trouble = null;
        if (!last) {
            floor = NEVER;
            begin(now + pace.betweenPages());
            return;
        }
        for (long after : pace.afterReturn()) {
            if (returnedAt != NEVER && returnedAt + after > now) {
                begin(returnedAt + after);
                return;
            }
        }
        floor = NEVER;
        returnedAt = NEVER;
        begin(now + pace.every());
    }

    /** The page was longer than an answer may be. */
    void tooLong(long now) {
        offset += limit == 1 ? 1 : 0; // one such message is no short word
        limit = Math.max(1, limit / 2);
        goOn(now);
    }

    private void goOn(long now) {
        dueAt = away ? NEVER : now + pace.betweenPages();
    }

    /** It could not be read. */
    void failed(String reason, long now) {
        trouble = reason;
        begin(now + pace.afterFailures(++failures));
    }

    private void begin(long at) {
        dueAt = away ? NEVER : at;
        offset = 0;
        limit = PAGE;
        pages = 0;
        newest = 0;
        oldestUntaken = NEVER;
    }
}
