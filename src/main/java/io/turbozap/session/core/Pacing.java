package io.turbozap.session.core;

import io.turbozap.campaign.Lane;
import io.turbozap.session.BlockReason;
import io.turbozap.session.DayCount;
import io.turbozap.session.PacingRules;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The pacing of sends: when the next may start, by what has started before and by the time of the day. Distances are
 * kept by the steady clock; quiet hours and days are those of the calendar.
 */
final class Pacing {

    /**
     * A wait of campaigns beside their interval.
     *
     * @param until when this one ends, epoch milliseconds; another one may follow
     */
    record Rest(BlockReason blockReason, long until) {}

    private static final long NEVER = Long.MIN_VALUE / 2;
    /** The day after a cap may begin in quiet hours, and these may come twice where a clock is put back. */
    private static final int MOST_RESTS_IN_A_ROW = 4;

    private final PacingRules configured;
    private final RandomGenerator random;
    private PacingRules rules;
    private long lastStart = NEVER;
    private long lastPacedStart = NEVER;
    private long extra;
    private DayCount today = DayCount.NONE;

    Pacing(PacingRules configured, RandomGenerator random) {
        this.configured = configured;
        this.rules = configured;
        this.random = random;
    }

    /** The rules in force. */
    PacingRules rules() {
        return rules;
    }

    /** Keeps to these rules from now on, or to the configured ones again. */
    void keepTo(@Nullable PacingRules changed) {
        rules = changed == null ? configured : changed;
        extra = Math.min(extra, rules.randomExtra());
    }

    /** Goes on where an earlier process ended, which cannot have started anything later than now. */
    void resume(@Nullable Long lastStartAt, DayCount counted, ClockReading now) {
        today = counted;
        if (lastStartAt != null) {
            long age = Math.max(0, now.wall() - lastStartAt);
            started(Lane.CAMPAIGN, now.steady() - age);
        }
    }

    /** Something of {@code lane} started at {@code at}, steady milliseconds. */
    void started(Lane lane, long at) {
        lastStart = Math.max(lastStart, at);
        if (lane != Lane.REPLY && at > lastPacedStart) {
            lastPacedStart = at;
            extra = rules.randomExtra() == 0 ? 0 : random.nextLong(rules.randomExtra() + 1);
        }
    }

    /** What one more send at {@code wall} makes of the count of the day. */
    DayCount counted(long wall) {
        return today.plusOne(dayOf(wall));
    }

    /** The most that may have left on this day. */
    void count(DayCount counted) {
        today = counted;
    }

    /** The last one that was counted surely did not leave. */
    void uncount() {
        today = today.minusOne();
    }

    /** How many may have left on the day of {@code wall}. */
    int countedOn(long wall) {
        return today.on(dayOf(wall));
    }

    /** The last count of a day. */
    DayCount countedToday() {
        return today;
    }

    /** The start to {@link #resume} from that makes campaigns wait as they do here; epoch milliseconds, or null. */
    @Nullable
    Long startToResume(ClockReading now) {
        long due = earliest(Lane.CAMPAIGN);
        return lastStart == NEVER || due == NEVER ? null : Long.valueOf(now.wallAt(due - rules.interval()));
    }

    private long dayOf(long wall) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(wall), rules.zone()).toEpochDay();
    }

    /** The first time at which something of {@code lane} keeps its distance, steady milliseconds. */
    long earliest(Lane lane) {
        if (rules.interval() == 0 && rules.randomExtra() == 0) {
            return NEVER; // starts are shown rounded up, which would be a wait of its own
        }
        long afterAny = lastStart + rules.replyGap();
        return lane == Lane.REPLY ? afterAny : Math.max(afterAny, lastPacedStart + rules.interval() + extra);
    }

    /** What keeps {@code lane} from starting anything at {@code wall}, or null if nothing does. */
    @Nullable
    Rest rest(Lane lane, long wall) {
        boolean free = lane != Lane.CAMPAIGN || (rules.quietHours() == null && rules.dailyCap() == 0);
        return free ? null : rest(Instant.ofEpochMilli(wall).atZone(rules.zone()));
    }

    private @Nullable Rest rest(ZonedDateTime at) {
        if (isCapped(at)) {
            return new Rest(
                    BlockReason.DAILY_CAP, millis(at.toLocalDate().plusDays(1).atStartOfDay(rules.zone())));
        }
        ZonedDateTime awake =
                rules.quietHours() == null ? at : rules.quietHours().endFrom(at);
        return awake.isAfter(at) ? new Rest(BlockReason.QUIET_HOURS, millis(awake)) : null;
    }

    private static long millis(ZonedDateTime time) {
        return time.toInstant().toEpochMilli();
    }

    /** The first time from {@code wall} on at which {@link #rest} keeps {@code lane} from nothing. */
    long freeFrom(Lane lane, long wall) {
        long free = wall;
        Rest rest = rest(lane, free);
        for (int i = 0; rest != null && i < MOST_RESTS_IN_A_ROW; i++) {
            free = rest.until();
            rest = rest(lane, free);
        }
        return free;
    }

    private boolean isCapped(ZonedDateTime at) {
        return rules.dailyCap() > 0 && today.on(at.toLocalDate().toEpochDay()) >= rules.dailyCap();
    }
}
