package io.turbozap.store.journal;

import io.turbozap.campaign.Campaign;
import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.CampaignSource;
import io.turbozap.session.SessionEvent;
import io.turbozap.session.SessionEvent.AudienceTaken;
import io.turbozap.session.SessionEvent.CampaignCompleted;
import io.turbozap.session.SessionEvent.CampaignCreated;
import io.turbozap.session.SessionEvent.CampaignMissed;
import io.turbozap.session.SessionEvent.CampaignMoved;
import io.turbozap.session.SessionEvent.CampaignPaused;
import io.turbozap.session.SessionEvent.CampaignReplaced;
import io.turbozap.session.SessionEvent.CampaignResumed;
import io.turbozap.session.SessionEvent.CampaignRetried;
import io.turbozap.session.SessionEvent.CampaignSettled;
import io.turbozap.session.SessionEvent.CampaignStarted;
import io.turbozap.session.SessionEvent.CampaignStopped;
import io.turbozap.session.SessionEvent.CampaignUnscheduled;
import io.turbozap.session.SessionEvent.RequestsRetried;
import io.turbozap.store.Statement;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements that record the {@link io.turbozap.store.history.Timeline} of a campaign. */
public final class TimelineStatements {

    /** Events of a campaign that are kept. */
    public static final int MOST = 200;

    private static final String OPERATOR = "operator";
    private static final String SCHEDULE = "schedule";

    /** Most events cannot follow themselves: then the same event is recorded again, for it was not known to be. */
    private static final String ADD = """
            INSERT INTO campaign_event (campaign_number, seq, at, event, set_by, detail)
            SELECT c.number, COALESCE((SELECT MAX(e.seq) FROM campaign_event e WHERE e.campaign_number = c.number), 0) + 1,
            ?, ?, %s, %s FROM campaign c WHERE c.id = ? AND c.source <> 'scheduled' AND c.status <> 'deleted'
            AND NOT EXISTS (SELECT 1 FROM campaign_event e WHERE e.campaign_number = c.number AND e.event = ?
            AND (e.at = ? OR e.event NOT IN ('updated', 'retried', 'settled')) AND e.seq =
            (SELECT MAX(last.seq) FROM campaign_event last WHERE last.campaign_number = c.number))""";

    private static final String PLAIN = ADD.formatted("?", "?");

    /** A start by hand before its time, or again, is none of the schedule. */
    private static final String STARTED = ADD.formatted(
            "CASE WHEN (c.status = 'scheduled' AND c.scheduled_at <= ?)"
                    + " OR (c.source = 'recurring' AND c.started_at IS NULL) THEN 'schedule' ELSE 'operator' END",
            "NULL");

    private static final String COMPLETED = ADD.formatted(
            "NULL",
            "'{\"completed\":' || c.completed_requests || ',\"failed\":' || c.failed_requests"
                    + " || ',\"uncertain\":' || c.uncertain_requests || ',\"skipped\":' || c.skipped_requests || '}'");

    private static final String TRIM = """
            DELETE FROM campaign_event WHERE campaign_number = (SELECT c.number FROM campaign c WHERE c.id = ?)
            AND seq <= (SELECT MAX(last.seq) - %d FROM campaign_event last
            WHERE last.campaign_number = campaign_event.campaign_number)""".formatted(MOST);

    private TimelineStatements() {}

    /**
     * What the change that {@code event} is adds, together with that change itself.
     *
     * @param change what the event changes otherwise
     * @param now epoch milliseconds, for events without a time
     */
    static List<Statement> around(SessionEvent event, List<Statement> change, long now) {
        if (event instanceof CampaignStarted started) {
            return joined(List.of(started(started), trim(started.campaign())), change);
        } else if (event instanceof CampaignCompleted completed) {
            return joined(change, List.of(completed(completed), trim(completed.campaign())));
        } else if (event instanceof CampaignCreated created) {
            boolean asked = created.created().source() != CampaignSource.RECURRING;
            String by = asked ? OPERATOR : SCHEDULE;
            return joined(
                    change,
                    contents(
                            created.created(),
                            "created",
                            by,
                            created.scheduledAt(),
                            created.created().createdAt().toEpochMilli()));
        } else if (event instanceof CampaignReplaced replaced) {
            return joined(
                    change,
                    contents(replaced.replacement(), "updated", OPERATOR, replaced.scheduledAt(), replaced.at()));
        } else if (event instanceof CampaignMoved moved) {
            return joined(change, contents(moved.replacement(), "updated", OPERATOR, moved.scheduledAt(), moved.at()));
        }
        return joined(change, simple(event, now));
    }

    private static List<Statement> simple(SessionEvent event, long now) {
        if (event instanceof CampaignPaused paused) {
            return event(paused.campaign(), now, "paused", paused.reason().wireName(), null);
        } else if (event instanceof CampaignResumed resumed) {
            return event(resumed.campaign(), now, "resumed", OPERATOR, null);
        } else if (event instanceof CampaignStopped stopped) {
            return event(stopped.campaign(), now, "stopped", OPERATOR, null);
        } else if (event instanceof CampaignUnscheduled unscheduled) {
            return event(unscheduled.campaign(), now, "stopped", OPERATOR, null);
        } else if (event instanceof AudienceTaken taken) {
            JsonObject detail =
                    new JsonObject().put("contacts", taken.recipients().size()).put("leftOut", taken.leftOut());
            return event(taken.campaign(), now, "audience", null, detail);
        } else if (event instanceof CampaignMissed missed) {
            return event(missed.campaign(), missed.at(), "missed", SCHEDULE, null);
        } else if (event instanceof CampaignRetried retried) {
            return event(retried.campaign(), now, "retried", OPERATOR, null);
        } else if (event instanceof CampaignSettled settled) {
            JsonObject detail = new JsonObject().put("requests", settled.requests());
            return event(settled.campaign(), settled.at(), "settled", OPERATOR, detail);
        } else if (event instanceof RequestsRetried retried) {
            JsonObject detail = new JsonObject().put("requests", retried.requests());
            return event(retried.campaign(), retried.at(), "retried", OPERATOR, detail);
        }
        return List.of();
    }

    private static List<Statement> contents(
            Campaign campaign, String event, String by, @Nullable Long scheduledAt, long at) {
        JsonObject size = new JsonObject()
                .put("contacts", campaign.recipients().size())
                .put("requests", campaign.totalRequests());
        List<Statement> events = event(campaign.id(), at, event, by, campaign.audience() == null ? size : null);
        return scheduledAt == null
                ? events
                : joined(
                        events,
                        event(campaign.id(), at, "scheduled", by, new JsonObject().put("scheduledAt", scheduledAt)));
    }

    private static List<Statement> event(
            CampaignId campaign, long at, String event, @Nullable String by, @Nullable JsonObject detail) {
        String id = campaign.value();
        String numbers = detail == null ? null : detail.encode();
        return List.of(Statement.of(PLAIN, at, event, by, numbers, id, event, at), trim(campaign));
    }

    private static Statement started(CampaignStarted event) {
        return Statement.of(
                STARTED, event.at(), "started", event.at(), event.campaign().value(), "started", event.at());
    }

    private static Statement completed(CampaignCompleted event) {
        return Statement.of(COMPLETED, event.at(), "completed", event.campaign().value(), "completed", event.at());
    }

    private static Statement trim(CampaignId campaign) {
        return Statement.of(TRIM, campaign.value());
    }

    private static List<Statement> joined(List<Statement> first, List<Statement> second) {
        if (second.isEmpty()) {
            return first;
        }
        List<Statement> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }
}
