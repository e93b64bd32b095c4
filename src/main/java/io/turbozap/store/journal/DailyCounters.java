package io.turbozap.store.journal;

import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionEvent.SendCompleted;
import io.turbozap.session.SessionEvent.SendFailed;
import io.turbozap.session.SessionEvent.SendSkipped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counters of what this process recorded of requests since midnight. It is counted as it is recorded: an index on times
 * would have to be paid for by every send. Thread-safe.
 */
public final class DailyCounters {

    /** A sum of outcomes of requests, each time that there was one. */
    public record Sum(long sent, long failed, long skipped) {

        /** Both together. */
        public Sum plus(Sum other) {
            return new Sum(sent + other.sent, failed + other.failed, skipped + other.skipped);
        }
    }

    /**
     * One day, in epoch milliseconds.
     *
     * @param to where the next one begins
     */
    private record Day(long from, long to, LongAdder sent, LongAdder failed, LongAdder skipped) {

        static Day of(long now, ZoneId zone) {
            var date = Instant.ofEpochMilli(now).atZone(zone).toLocalDate();
            return new Day(
                    date.atStartOfDay(zone).toInstant().toEpochMilli(),
                    date.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli(),
                    new LongAdder(),
                    new LongAdder(),
                    new LongAdder());
        }

        boolean holds(long now) {
            return from <= now && now < to;
        }
    }

    private final InstantSource clock;
    private final ZoneId zone;
    private final long opened;
    private final AtomicReference<Day> today;

    /** @param zone where the day begins */
    public DailyCounters(InstantSource clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
        this.opened = clock.millis();
        this.today = new AtomicReference<>(Day.of(opened, zone));
    }

    /** When it began to count, epoch milliseconds. */
    public long opened() {
        return opened;
    }

    /** When today began, epoch milliseconds. */
    public long midnight() {
        return day().from();
    }

    private Day day() {
        long now = clock.millis();
        Day known = today.get();
        if (known.holds(now)) {
            return known;
        }
        Day next = Day.of(now, zone);
        return today.compareAndSet(known, next) ? next : today.get();
    }

    /** Whether {@code event} is counted. */
    static boolean isCounted(SessionEvent event) {
        return event instanceof SendCompleted || event instanceof SendFailed || event instanceof SendSkipped;
    }

    /** Events that are recorded now. */
    void recorded(List<SessionEvent> events) {
        Day day = day();
        for (SessionEvent event : events) {
            if (event instanceof SendCompleted) {
                day.sent().increment();
            } else if (event instanceof SendFailed) {
                day.failed().increment();
            } else if (event instanceof SendSkipped) {
                day.skipped().increment();
            }
        }
    }

    /** What this process recorded today. */
    public Sum sum() {
        Day day = day();
        return new Sum(day.sent().sum(), day.failed().sum(), day.skipped().sum());
    }
}
