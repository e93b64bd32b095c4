package io.turbozap.http.recurring;

import io.turbozap.campaign.CampaignId;
import io.turbozap.http.web.JsonWriter;
import io.turbozap.schedule.Course;
import io.turbozap.schedule.Recurrence;
import io.turbozap.schedule.RecurrencePlan;
import io.turbozap.schedule.RecurrenceView;
import io.turbozap.schedule.RunContent;
import io.turbozap.schedule.Skip;
import java.util.List;
import java.util.Locale;

/** How recurring campaigns look to callers. */
final class RecurringViews {

    private RecurringViews() {}

    /** @param nextRuns the next times, which are shown if there are any */
    static void write(RecurrenceView view, List<Long> nextRuns, JsonWriter json) {
        Recurrence recurrence = view.recurrence();
        Course course = recurrence.course();
        RecurrencePlan plan = recurrence.plan();
        json.object()
                .member("recurringId", recurrence.id().value())
                .member(RecurringForm.NAME, plan.name())
                .member("status", course.active() ? "active" : "paused")
                .member(RecurringForm.CRON, plan.timetable().cron())
                .member(RecurringForm.TIME_ZONE, plan.timetable().zone().getId())
                .member(RecurringForm.OVERLAP, plan.overlap().wireName())
                .member(RecurringForm.CATCH_UP, plan.catchUp().wireName())
                .member("session", plan.session().value());
        write(recurrence.size(), json);
        write(course, json);
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

    private static void write(Course course, JsonWriter json) {
        CampaignId last = course.lastCampaign();
        Skip skip = course.lastSkip();
        json.time("nextRunAt", course.nextAt())
                .time("lastRunAt", course.lastRunAt())
                .member("lastCampaignId", last == null ? null : last.value());
        if (skip != null) {
            json.name("lastSkipped")
                    .object()
                    .time("at", skip.at())
                    .member("reason", skip.reason().wireName())
                    .endObject();
        }
    }
}
