package io.turbozap.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The instants, in epoch milliseconds, at which a cron expression comes true in a time zone (BEHAVIOUR 28). A time that
 * clocks skip comes true at the instant at which they do, once for all times in that gap; one that they show twice comes
 * true the first time only. Immutable.
 */
public final class Occurrences {

    private final CronExpression cron;
    private final ZoneRules rules;

    private Occurrences(CronExpression cron, ZoneId zone) {
        this.cron = cron;
        this.rules = zone.getRules();
    }

    /**
     * The occurrences of a cron expression.
     *
     * @throws IllegalArgumentException if {@code cron} is none; the message names what is wrong with it
     */
    public static Occurrences of(String cron, ZoneId zone) {
        return new Occurrences(CronExpression.parse(cron), zone);
    }

    /** The first one after {@code instant}, or null if there is none, which takes nearly a second to find out. */
    public @Nullable Long after(long instant) {
        LocalDateTime wall = cron.after(wall(instant));
        while (wall != null && instant(wall) <= instant) {
            wall = cron.after(wall);
        }
        return wall == null ? null : instant(wall);
    }

    /** The first {@code count} after {@code instant}, fewer if there are no more. */
    public List<Long> after(long instant, int count) {
        List<Long> found = new ArrayList<>(count);
        Long next = after(instant);
        while (next != null && found.size() < count) {
            found.add(next);
            next = found.size() == count ? null : after(next);
        }
        return found;
    }

    /** The last one up to and including {@code instant}, or null if there is none. */
    public @Nullable Long upTo(long instant) {
        LocalDateTime wall = cron.upTo(wall(instant));
        return wall == null ? null : Long.valueOf(instant(wall));
    }

    /** What clocks show, or the last minute that they show twice if they show it for the second time. */
    private LocalDateTime wall(long millis) {
        Instant instant = Instant.ofEpochMilli(millis);
        LocalDateTime shown = LocalDateTime.ofInstant(instant, rules.getOffset(instant));
        ZoneOffsetTransition last = rules.previousTransition(instant.plusMillis(1));
        return last != null && last.isOverlap() && shown.isBefore(last.getDateTimeBefore())
                ? last.getDateTimeBefore().minusMinutes(1)
                : shown;
    }

    private long instant(LocalDateTime wall) {
        ZoneOffsetTransition transition = rules.getTransition(wall);
        if (transition != null && transition.isGap()) {
            return transition.toEpochSecond() * 1000;
        }
        ZoneOffset first = rules.getValidOffsets(wall).get(0);
        return wall.toEpochSecond(first) * 1000;
    }
}
