package io.turbozap.schedule;

import io.turbozap.campaign.CampaignId;
import io.turbozap.campaign.SessionName;
import io.turbozap.store.Row;
import io.turbozap.store.SelectItem;
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

    private enum Column implements SelectItem {
        ID,
        NAME,
        SESSION,
        CRON,
        ZONE,
        OVERLAP,
        CATCH_UP,
        MESSAGE_COUNT,
        TOTAL_CONTACTS,
        DUPLICATES_REMOVED,
        ADDRESSEES,
        STATUS,
        NEXT_AT,
        DUE,
        LAST_RUN_AT,
        LAST_CAMPAIGN,
        OPEN_CAMPAIGNS,
        LAST_SKIP_AT,
        LAST_SKIP_REASON,
        CREATED_AT,
        UPDATED_AT
    }

    static final String COLUMNS = SelectItem.list(Column.class);

    private static final String ACTIVE = "active";
    private static final String PAUSED = "paused";

    private RecurrenceRow() {}

    /** The arguments for {@link #COLUMNS}. */
    static @Nullable Object[] arguments(Recurrence recurrence) {
        return concat(
                new Object[] {recurrence.id().value()},
                planArguments(recurrence),
                stateArguments(recurrence.recurrenceState()),
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
    static @Nullable Object[] stateArguments(RecurrenceState recurrenceState) {
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
                row.text(Column.NAME),
                new SessionName(row.text(Column.SESSION)),
                new CronSchedule(row.text(Column.CRON), ZoneId.of(row.text(Column.ZONE))),
                Objects.requireNonNull(OverlapPolicy.parse(row.text(Column.OVERLAP))),
                Objects.requireNonNull(MisfirePolicy.parse(row.text(Column.CATCH_UP))));
        RunContent.Size size = new RunContent.Size(
                row.integer(Column.MESSAGE_COUNT),
                row.integer(Column.TOTAL_CONTACTS),
                row.integer(Column.DUPLICATES_REMOVED),
                RunContent.Addressees.valueOf(row.text(Column.ADDRESSEES).toUpperCase(Locale.ROOT)));
        return new Recurrence(
                new RecurrenceId(row.text(Column.ID)),
                plan,
                size,
                state(row),
                row.number(Column.CREATED_AT),
                row.number(Column.UPDATED_AT));
    }

    private static RecurrenceState state(Row row) {
        String last = row.textOrNull(Column.LAST_CAMPAIGN);
        Long skippedAt = row.numberOrNull(Column.LAST_SKIP_AT);
        return new RecurrenceState(
                row.text(Column.STATUS).equals(ACTIVE),
                row.numberOrNull(Column.NEXT_AT),
                new JsonArray(row.text(Column.DUE))
                        .stream().map(time -> ((Number) time).longValue()).toList(),
                row.numberOrNull(Column.LAST_RUN_AT),
                last == null ? null : new CampaignId(last),
                campaigns(row.text(Column.OPEN_CAMPAIGNS)),
                skippedAt == null
                        ? null
                        : new SkippedRun(skippedAt, SkippedRun.Reason.parse(row.text(Column.LAST_SKIP_REASON))));
    }

    private static List<CampaignId> campaigns(String json) {
        return new JsonArray(json)
                .stream().map(String.class::cast).map(CampaignId::new).toList();
    }
}
