package io.turbozap.schedule;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SessionName;
import io.turbozap.store.Row;
import io.vertx.core.json.JsonArray;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A recurring campaign, without what it sends, as it is kept in the store. */
final class RecurrenceRow {

    static final String COLUMNS = "id, name, session, cron, zone, overlap, catch_up, message_count, total_contacts,"
            + " duplicates_removed, addressees, status, next_at, due, last_run_at, last_campaign, open_campaigns,"
            + " last_skip_at, last_skip_reason, created_at, updated_at";

    private static final String ACTIVE = "active";
    private static final String PAUSED = "paused";
    private static final int PLAN_COLUMNS = 10;

    private RecurrenceRow() {}

    /** The arguments for {@link #COLUMNS}. */
    static @Nullable Object[] arguments(Recurrence recurrence) {
        return concat(
                new Object[] {recurrence.id().value()},
                planArguments(recurrence),
                courseArguments(recurrence.recurrenceState()),
                new Object[] {recurrence.createdAt(), recurrence.updatedAt()});
    }

    /** The arguments from {@code name} to {@code addressees}. */
    static @Nullable Object[] planArguments(Recurrence recurrence) {
        RecurrencePlan plan = recurrence.plan();
        RunContent.Size size = recurrence.size();
        return new Object[] {
            plan.name(),
            plan.session().value(),
            plan.cronSchedule().cron(),
            plan.cronSchedule().zone().getId(),
            plan.overlapPolicy().wireName(),
            plan.misfirePolicy().wireName(),
            size.messages(),
            size.contacts(),
            size.duplicatesRemoved(),
            size.addressees().name().toLowerCase(Locale.ROOT)
        };
    }

    /** The arguments from {@code status} to {@code last_skip_reason}. */
    static @Nullable Object[] courseArguments(RecurrenceState recurrenceState) {
        CampaignId last = recurrenceState.lastCampaign();
        SkippedRun skippedRun = recurrenceState.lastSkip();
        return new @Nullable Object[] {
            recurrenceState.active() ? ACTIVE : PAUSED,
            recurrenceState.nextAt(),
            new JsonArray(recurrenceState.due()).encode(),
            recurrenceState.lastRunAt(),
            last == null ? null : last.value(),
            new JsonArray(recurrenceState.open().stream().map(CampaignId::value).toList()).encode(),
            skippedRun == null ? null : skippedRun.at(),
            skippedRun == null ? null : skippedRun.reason().wireName()
        };
    }

    static @Nullable Object[] concat(@Nullable Object[]... parts) {
        return Arrays.stream(parts).flatMap(Stream::of).toArray();
    }

    /** Reads {@link #COLUMNS}. */
    static Recurrence read(Row row) {
        RecurrencePlan plan = new RecurrencePlan(
                row.text(1),
                new SessionName(row.text(2)),
                new CronSchedule(row.text(3), ZoneId.of(row.text(4))),
                Objects.requireNonNull(OverlapPolicy.parse(row.text(5))),
                Objects.requireNonNull(MisfirePolicy.parse(row.text(6))));
        RunContent.Size size = new RunContent.Size(
                row.integer(7),
                row.integer(8),
                row.integer(9),
                RunContent.Addressees.valueOf(row.text(PLAN_COLUMNS).toUpperCase(Locale.ROOT)));
        return new Recurrence(new RecurrenceId(row.text(0)), plan, size, course(row), row.number(19), row.number(20));
    }

    private static RecurrenceState course(Row row) {
        String last = row.textOrNull(15);
        Long skippedAt = row.numberOrNull(17);
        return new RecurrenceState(
                row.text(11).equals(ACTIVE),
                row.numberOrNull(12),
                new JsonArray(row.text(13))
                        .stream().map(time -> ((Number) time).longValue()).toList(),
                row.numberOrNull(14),
                last == null ? null : new CampaignId(last),
                campaigns(row.text(16)),
                skippedAt == null ? null : new SkippedRun(skippedAt, SkippedRun.Reason.parse(row.text(18))));
    }

    private static List<CampaignId> campaigns(String json) {
        return new JsonArray(json)
                .stream().map(String.class::cast).map(CampaignId::new).toList();
    }
}
