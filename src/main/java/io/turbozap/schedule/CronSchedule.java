package io.turbozap.schedule;

import java.time.ZoneId;

/**
 * The times at which a recurring campaign runs.
 *
 * @param cron a cron expression of five fields, or a nickname such as {@code @daily}
 * @param zone the time zone that it is read in
 */
public record CronSchedule(String cron, ZoneId zone) {

    /**
     * A timetable by which something will run.
     *
     * @throws IllegalArgumentException if {@code cron} is no cron expression, or its time never comes; the message names
     *     what
     *     is wrong. To find out that it never comes takes nearly a second.
     */
    public static CronSchedule of(String cron, ZoneId zone, long now) {
        CronSchedule cronSchedule = new CronSchedule(cron.strip(), zone);
        if (cronSchedule.occurrences().after(now) == null) {
            throw new IllegalArgumentException(
                    "Invalid cron expression: its time never comes, for there is no such date");
        }
        return cronSchedule;
    }

    /** Its times. They take some memory, so ask for them when they are needed. */
    public Occurrences occurrences() {
        return Occurrences.of(cron, zone);
    }
}
