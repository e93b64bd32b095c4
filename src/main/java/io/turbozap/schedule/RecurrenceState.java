package io.turbozap.schedule;

import io.turbozap.campaign.CampaignId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a recurring campaign: how far it has come. Times are epoch milliseconds. Immutable: each step gives the
 * state after it.
 *
 * @param active false while it is paused
 * @param nextAt the next time to run, which has not been resolved; null while paused
 * @param due times that have come, in order, but whose runs are not there yet
 * @param lastRunAt the time that the last run was for, or null
 * @param lastCampaign the last run, or null
 * @param open runs that were not over when they were last checked, in order
 * @param lastSkip the last time at which it was due and did not run, or null
 */
public record RecurrenceState(
        boolean active,
        @Nullable Long nextAt,
        List<Long> due,
        @Nullable Long lastRunAt,
        @Nullable CampaignId lastCampaign,
        List<CampaignId> open,
        @Nullable SkippedRun lastSkip) {

    /** Keeps copies. */
    public RecurrenceState {
        due = List.copyOf(due);
        open = List.copyOf(open);
    }

    /** The state of what was just created. */
    public static RecurrenceState start(CronSchedule cronSchedule, long now) {
        return new RecurrenceState(false, null, List.of(), null, null, List.of(), null).resumed(cronSchedule, now);
    }

    /** Nothing runs any more by itself, not even what is due. */
    RecurrenceState paused() {
        return new RecurrenceState(false, null, List.of(), lastRunAt, lastCampaign, open, lastSkip);
    }

    /** It runs from here on, by this timetable. What passed before is not caught up. */
    RecurrenceState resumed(CronSchedule cronSchedule, long now) {
        Long next = cronSchedule.occurrences().after(now);
        return new RecurrenceState(true, next, List.of(), lastRunAt, lastCampaign, open, lastSkip);
    }

    /** What is due was resolved; it is these. */
    RecurrenceState resolved(@Nullable Long next, List<Long> found, @Nullable SkippedRun skippedRun) {
        return new RecurrenceState(active, next, found, lastRunAt, lastCampaign, open, skippedRun);
    }

    /** A run is wanted for {@code at}. */
    RecurrenceState wanted(long at) {
        List<Long> more = new ArrayList<>(due);
        more.add(at);
        return new RecurrenceState(active, nextAt, more, lastRunAt, lastCampaign, open, lastSkip);
    }

    /** The run for {@code at} is there; those before it are over but for {@code others}. */
    RecurrenceState ran(long at, CampaignId campaign, List<CampaignId> others) {
        List<CampaignId> all = new ArrayList<>(others);
        all.remove(campaign);
        all.add(campaign);
        return new RecurrenceState(active, nextAt, without(at), at, campaign, all, lastSkip);
    }

    /** There is no run for {@code at}, since others are not over. */
    RecurrenceState overlapped(long at, List<CampaignId> others) {
        SkippedRun skippedRun = SkippedRun.later(lastSkip, new SkippedRun(at, SkippedRun.Reason.OVERLAP));
        return new RecurrenceState(active, nextAt, without(at), lastRunAt, lastCampaign, others, skippedRun);
    }

    /** A run for {@code at} is not wanted any more. */
    RecurrenceState unwanted(long at) {
        return new RecurrenceState(active, nextAt, without(at), lastRunAt, lastCampaign, open, lastSkip);
    }

    private List<Long> without(long at) {
        return due.stream().filter(time -> time != at).toList();
    }

    /** Whether there is anything to do at {@code now}. */
    boolean isDue(long now) {
        return !due.isEmpty() || (nextAt != null && nextAt <= now);
    }
}
