package io.turbozap.http.recurring;

import io.turbozap.campaign.CampaignId;
import io.turbozap.http.web.JsonWriter;
import io.turbozap.schedule.Recurrence;
import io.turbozap.schedule.RecurrencePlan;
import io.turbozap.schedule.RecurrenceState;
import io.turbozap.schedule.RecurrenceView;
import io.turbozap.schedule.RunContent;
import io.turbozap.schedule.SkippedRun;
import java.util.List;
import java.util.Locale;

/** Recurring campaigns as callers see them. */
final class RecurringViews {

    private RecurringViews() {}

    /**
     * Writes a recurring campaign.
     *
     * @param nextRuns the next times, which are shown if there are any
     */
    static void write(RecurrenceView view, List<Long> nextRuns, JsonWriter json) {
        Recurrence recurrence = view.recurrence();
        RecurrenceState recurrenceState = recurrence.recurrenceState();
        RecurrencePlan plan = recurrence.plan();
        json.object()
                .member("recurringId", recurrence.id().value())
                .member(RecurringForm.NAME, plan.name())
                .member("status", recurrenceState.active() ? "active" : "paused")
                .member(RecurringForm.CRON, plan.cronSchedule().cron())
                .member(RecurringForm.TIME_ZONE, plan.cronSchedule().zone().getId())
                .member(RecurringForm.OVERLAP, plan.overlapPolicy().wireName())
                .member(RecurringForm.CATCH_UP, plan.misfirePolicy().wireName())
                .member("session", plan.session().value());
        write(recurrence.size(), json);
        write(recurrenceState, json);
        json.member("trouble", view.trouble())
                .time("createdAt", recurrence.createdAt())
                .time("updatedAt", recurrence.updatedAt());
        if (!nextRuns.isEmpty()) {
            json.name("nextRuns").array();
            nextRuns.forEach(json::time);
            json.endArray();
        }
        json.endObject();
    }

    private static void write(RunContent.Size size, JsonWriter json) {
        json.member("totalMessages", size.messages())
                .member("addressees", size.addressees().name().toLowerCase(Locale.ROOT));
        if (size.addressees() != RunContent.Addressees.ALL) {
            json.member("totalContacts", size.contacts());
        }
        json.member("duplicatesRemoved", size.duplicatesRemoved());
    }

    private static void write(RecurrenceState recurrenceState, JsonWriter json) {
        CampaignId last = recurrenceState.lastCampaign();
        SkippedRun skippedRun = recurrenceState.lastSkip();
        json.time("nextRunAt", recurrenceState.nextAt())
                .time("lastRunAt", recurrenceState.lastRunAt())
                .member("lastCampaignId", last == null ? null : last.value());
        if (skippedRun != null) {
            json.name("lastSkipped")
                    .object()
                    .time("at", skippedRun.at())
                    .member("reason", skippedRun.reason().wireName())
                    .endObject();
        }
    }
}
