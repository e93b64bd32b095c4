package io.turbozap.schedule;

import io.turbozap.campaign.CampaignId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a recurring campaign has come. Times are epoch milliseconds. Immutable: each step gives the course after it.
 *
 * @param active false while it is paused
 * @param nextAt the next time to run, which has not been looked at; null while paused
 * @param due times that have come, in order, but whose runs are not there yet
 * @param lastRunAt the time that the last run was for, or null
 * @param lastCampaign the last run, or null
 * @param open runs that were not over when they were last looked at, in order
 * @param lastSkip the last time at which it was due and did not run, or null
 */
public record Course(
        boolean active,
        @Nullable Long nextAt,
        List<Long> due,
        @Nullable Long lastRunAt,
        @Nullable CampaignId lastCampaign,
        List<CampaignId> open,
        @Nullable Skip lastSkip) {

    /** Keeps copies. */
    public Course {
        due = List.copyOf(due);
        open = List.copyOf(open);
    }

    /** The course of what was just created. */
    public static Course start(Timetable timetable, long now) {
        return new Course(false, null, List.of(), null, null, List.of(), null).resumed(timetable, now);
    }

    /** Nothing runs any more by itself, not even what is due. */
    Course paused() {
        return new Course(false, null, List.of(), lastRunAt, lastCampaign, open, lastSkip);
    }

    /** It runs from here on, by this timetable. What passed before is not caught up. */
    Course resumed(Timetable timetable, long now) {
        Long next = timetable.occurrences().after(now);
        return new Course(true, next, List.of(), lastRunAt, lastCampaign, open, lastSkip);
    }

    /** What is due was looked at; it is these. */
    Course looked(@Nullable Long next, List<Long> found, @Nullable Skip skip) {
        return new Course(active, next, found, lastRunAt, lastCampaign, open, skip);
    }

    /** A run is wanted for {@code at}. */
    Course wanted(long at) {
        List<Long> more = new ArrayList<>(due);
        more.add(at);
        return new Course(active, nextAt, more, lastRunAt, lastCampaign, open, lastSkip);
    }

    /** The run for {@code at} is there; those before it are over but for {@code others}. */
    Course ran(long at, CampaignId campaign, List<CampaignId> others) {
        List<CampaignId> all = new ArrayList<>(others);
        all.remove(campaign);
        all.add(campaign);
        return new Course(active, nextAt, without(at), at, campaign, all, lastSkip);
    }

    /** There is no run for {@code at}, since others are not over. */
    Course overlapped(long at, List<CampaignId> others) {
        Skip skip = Skip.later(lastSkip, new Skip(at, Skip.Reason.OVERLAP));
        return new Course(active, nextAt, without(at), lastRunAt, lastCampaign, others, skip);
    }

    /** A run for {@code at} is not wanted any more. */
    Course unwanted(long at) {
        return new Course(active, nextAt, without(at), lastRunAt, lastCampaign, open, lastSkip);
    }

    private List<Long> without(long at) {
        return due.stream().filter(time -> time != at).toList();
    }

    /** Whether there is anything to do at {@code now}. */
    boolean isDue(long now) {
        return !due.isEmpty() || (nextAt != null && nextAt <= now);
    }
}
